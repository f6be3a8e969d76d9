"""What the test suite changes: speed, never a rule."""

from partybuild.settings.base import *
from partybuild.settings.base import DATABASES, VAR_DIR, env

SECRET_KEY = "tests-sign-with-this"
SEALING_KEYS = ["dGVzdHMgc2VhbCB3aXRoIHRoaXMga2V5LCBub2JvZHk="]
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
# The test database is made and migrated by the owner; tests/conftest.py then assumes the web role.
DATABASES["default"].update(env.db_url_config(env("DATABASE_OWNER_URL", default="postgres:///x")))
DATABASES["default"]["ENGINE"] = "partybuild.db.scoped"
DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"]["TEST"] = {"TEMPLATE": "template1"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
ATTACHMENT_ROOT = VAR_DIR / "test-attachments"
