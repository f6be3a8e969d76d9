"""Production: servers of one's own, TLS in front. See docs/operations.md."""

from partybuild.settings.base import *
from partybuild.settings.base import env

SECRET_KEY = env("PARTYBUILD_SECRET_KEY")
ALLOWED_HOSTS = env.list("PARTYBUILD_HOSTS")
SECURE_SSL_REDIRECT = env.bool("PARTYBUILD_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("PARTYBUILD_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-partybuild_session"
CSRF_COOKIE_NAME = "__Host-partybuild_csrf"
