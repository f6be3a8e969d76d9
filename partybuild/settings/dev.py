"""The default of ./run: embedded servers, loopback only."""

from partybuild.settings.base import *
from partybuild.settings.base import env

SECRET_KEY = env("PARTYBUILD_SECRET_KEY", default="only-for-commands-that-sign-nothing")
ALLOWED_HOSTS = env.list("PARTYBUILD_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
EMBEDDED_SERVICES = True
