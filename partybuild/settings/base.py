"""Settings that every installation shares. Values that differ come from the environment."""

from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env("PARTYBUILD_VAR", default=str(BASE_DIR / "var")))

SECRET_KEY = env("PARTYBUILD_SECRET_KEY", default="")
SEALING_KEYS = env.list("PARTYBUILD_SEALING_KEYS", default=[])
SEALING_KEY_FILE = env("PARTYBUILD_SEALING_KEY_FILE", default=str(VAR_DIR / "sealing.key"))
DEBUG = False
ALLOWED_HOSTS = env.list("PARTYBUILD_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("PARTYBUILD_ORIGINS", default=[])

INSTALLED_APPS = [
    "apps.desk",
    "apps.reports",
    "apps.cadres",
    "apps.inspection",
    "apps.membership",
    "apps.documents",
    "apps.regulations",
    "apps.accounts",
    "apps.tenancy",
    "apps.core",
    "partybuild.admin.SiteConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "axes",
    "csp",
    "django_celery_beat",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "guardian",
    "pghistory",
    "pgtrigger",
    "rest_framework",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "apps.accounts.middleware.SignInFirstMiddleware",
    "apps.accounts.middleware.SessionLimitMiddleware",
    "apps.accounts.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "apps.accounts.middleware.ActorMiddleware",
    "apps.accounts.middleware.NoStoreMiddleware",
    "apps.accounts.middleware.AccessMiddleware",
    "apps.regulations.middleware.LawAtHandMiddleware",
    "apps.core.middleware.DomainErrorMiddleware",
    "apps.documents.attachments.receiving.UploadLimitMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "partybuild.urls"
WSGI_APPLICATION = "partybuild.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "apps.accounts.context.session",
                "apps.desk.context.shell",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Database: the runtime role by default, the schema's owner for migrations -----------------
OWNER_ROLE = "partybuild_owner"
WEB_ROLE = "partybuild_web"
AS_OWNER = env.bool("PARTYBUILD_AS_OWNER", default=False)
_url = "DATABASE_OWNER_URL" if AS_OWNER else "DATABASE_URL"
DATABASES = {
    "default": env.db_url_config(env(_url, default="postgres://127.0.0.1/partybuild"))
    | {
        "ENGINE": "partybuild.db.scoped",
        "ATOMIC_REQUESTS": True,
        # current_date in the policies must be the day of the offices, not of UTC.
        "TIME_ZONE": "Asia/Ho_Chi_Minh",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
if AS_OWNER:
    # The policies bind the owner too; a migration must reach every row, and validate every key.
    DATABASES["default"]["OPTIONS"] = {"options": "-c app.lo=0 -c app.hi=~"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Guardian stores grants; whom they open what to is asked in accounts.grants, not in a backend.
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]

# Set by manage.py when it falls back to the embedded servers; `check --deploy` refuses them.
EMBEDDED_SERVICES = env.bool("PARTYBUILD_EMBEDDED", default=False)

# --- Cache, sessions and background work ------------------------------------------------------
REDIS_URL = env("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "partybuild",
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "partybuild_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_IDLE_SECONDS = env.int("PARTYBUILD_SESSION_IDLE_SECONDS", default=30 * 60)
SESSION_MAX_SECONDS = env.int("PARTYBUILD_SESSION_MAX_SECONDS", default=10 * 3600)
SESSION_MAX_PER_USER = env.int("PARTYBUILD_SESSIONS_PER_USER", default=2)
SESSION_COOKIE_AGE = SESSION_IDLE_SECONDS
SESSION_SAVE_EVERY_REQUEST = True
CSRF_COOKIE_HTTPONLY = False
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "apps.core.views.csrf_failure"

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# After so many seconds a task is given to another worker: its own was killed.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": env.int("CELERY_VISIBILITY_TIMEOUT", default=3600)
}
CELERY_TIMEZONE = "Asia/Ho_Chi_Minh"
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
CELERY_BEAT_SCHEDULE = {
    # Every night: what ended lately and has no summary yet; a night that was missed is made up for.
    "summaries of the periods that ended": {
        "task": "reports.generate_due",
        "schedule": crontab(hour=1, minute=30),
    },
    # Every night: archives of a period are kept for three days.
    "archives of summaries": {
        "task": "reports.sweep_packs",
        "schedule": crontab(hour=3, minute=30),
    },
    # Every morning before work: who has a limit 30, 7 or 0 days ahead is told, once.
    "warnings of limits": {
        "task": "membership.warn_of_limits",
        "schedule": crontab(hour=5, minute=15),
    },
    # Every night: walls around cases follow the facts at once; this finds what went past them.
    "walls around cases": {
        "task": "inspection.keep_walls",
        "schedule": crontab(hour=2, minute=45),
    },
    "walls around letters": {
        "task": "inspection.keep_letter_walls",
        "schedule": crontab(hour=2, minute=50),
    },
    # Every night: uploads that broke off left files that nobody names.
    "files without a record": {
        "task": "documents.sweep_attachments",
        "schedule": crontab(hour=3, minute=15),
    },
    "walls around items of programmes": {
        "task": "inspection.keep_item_walls",
        "schedule": crontab(hour=2, minute=55),
    },
    # Every night before the warnings: the kept due days follow edited rules and calendar.
    "limits of cases": {
        "task": "inspection.compute_limits",
        "schedule": crontab(hour=4, minute=30),
    },
}

# --- Sign-in ----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "apps.accounts.backends.SignInNameBackend",
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "desk:today"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_USERNAME_FORM_FIELD = "username"
AXES_ENABLE_ADMIN = False
GUARDIAN_RAISE_403 = False
GUARDIAN_MONKEY_PATCH_USER = False
GUARDIAN_MONKEY_PATCH_GROUP = False
GUARDIAN_AUTO_PREFETCH = False
ANONYMOUS_USER_NAME = None

# --- Language and time ------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["partybuild.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# --- Files ------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FILE_UPLOAD_HANDLERS = ["apps.documents.attachments.receiving.StoppingUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 20
ATTACHMENT_ROOT = VAR_DIR / "attachments"  # under no address: only views send what lies here
ATTACHMENT_MAX_BYTES = env.int("PARTYBUILD_ATTACHMENT_MAX_MB", default=50) * 1024 * 1024
# Content above this grade (0 normal … 3 top secret) stays on paper; the row says where it lies.
ATTACHMENT_HIGHEST_GRADE = env.int("PARTYBUILD_ATTACHMENT_HIGHEST_GRADE", default=1)
# All files of one request together; what announces more is not read.
UPLOAD_MAX_BYTES = env.int("PARTYBUILD_UPLOAD_MAX_MB", default=200) * 1024 * 1024
IMPORT_MAX_BYTES = 20 * 1024 * 1024
IMPORT_MAX_ROWS = 20_000

# --- Browser protection -----------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["apps.accounts.api_permissions.HasActor"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "apps.core.pagination.Pages",
    "PAGE_SIZE": 50,
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "apps.core.api_errors.handle",
    "DATETIME_FORMAT": "iso-8601",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "PartyBuild",
    "DESCRIPTION": "Case management of party committees: members' register and summaries.",
    "VERSION": "0.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["apps.accounts.api_permissions.HasActor"],
    "ENUM_NAME_OVERRIDES": {
        "OrganizationForm": "apps.tenancy.choices.Form",
        "SummaryForm": "apps.reports.choices.SummaryForm",
        "PeriodKind": "apps.reports.choices.PeriodKind",
        "DocumentKind": "apps.regulations.choices.DocumentKind",
        "SummaryState": "apps.reports.choices.SummaryState",
        "CaseKind": "apps.inspection.choices.CaseKind",
        "CaseBody": "apps.inspection.choices.Body",
        "CaseSource": "apps.inspection.choices.Source",
        "CasePhase": "apps.inspection.choices.Phase",
        "CaseOutcome": "apps.inspection.choices.Outcome",
        "SanctionForm": "apps.inspection.discipline.choices.SanctionForm",
        "DisciplineBody": "apps.inspection.discipline.choices.DisciplineBody",
        "PoliticalTheoryEnum": "apps.membership.choices.PoliticalTheory",
        "ResultEnum": "apps.inspection.findings.choices.Result",
        "CourseKind": "apps.cadres.training.choices.CourseKind",
        "TrainingAudience": "apps.cadres.training.choices.Audience",
        "ClassState": "apps.cadres.training.choices.ClassState",
        "TrainingResult": "apps.cadres.training.choices.Attended",
        "MoveKind": "apps.cadres.moves.choices.MoveKind",
        "MoveState": "apps.cadres.moves.choices.MoveState",
        "MoveDirection": "apps.cadres.moves.choices.Direction",
        "MovePurpose": "apps.cadres.moves.choices.Purpose",
        "MoveEnd": "apps.cadres.moves.choices.MoveEnd",
        "AppointmentState": "apps.cadres.appointments.choices.FileState",
        "SanctionOrigin": "apps.inspection.discipline.choices.SanctionOrigin",
        "PersonnelOrigin": "apps.cadres.appointments.choices.Origin",
        "JudgedAct": "apps.cadres.judging.choices.Act",
        "AppointmentAct": "apps.cadres.appointments.choices.AppointmentAct",
        "FilePaper": "apps.membership.transfers.choices.FilePaper",
        "CommitteeLevel": "apps.inspection.choices.CommitteeLevel",
        "ManagementTier": "apps.inspection.choices.ManagementTier",
        "DisciplineForm": "apps.inspection.discipline.choices.Form",
        "ComplaintOutcome": "apps.inspection.complaints.choices.ComplaintOutcome",
        "CadreState": "apps.cadres.choices.CadreState",
        "AskedFor": "apps.cadres.eligibility.choices.AskedFor",
        "ClearOrLater": "apps.cadres.eligibility.choices.Answer",
        "AgreementAnswer": "apps.cadres.appointments.choices.Answer",
        "ComplaintState": "apps.inspection.complaints.choices.ComplaintState",
        "DemandKind": "apps.inspection.findings.choices.DemandKind",
        "DemandState": "apps.inspection.findings.choices.DemandState",
        "DrawState": "apps.inspection.verification.choices.DrawState",
        "LetterKind": "apps.inspection.letters.choices.Kind",
        "LetterState": "apps.inspection.letters.choices.State",
        "ProgrammeState": "apps.inspection.programmes.choices.ProgrammeState",
        "ProgrammeOwner": "apps.inspection.programmes.choices.Owner",
        "ProgrammeDecisionKind": "apps.inspection.programmes.choices.DecisionKind",
        "RuleLevel": "apps.regulations.choices.RuleLevel",
        "TitleKind": "apps.cadres.choices.TitleKind",
        "StaffKind": "apps.cadres.choices.StaffKind",
        "PlanningKind": "apps.cadres.planning.choices.ListKind",
        "ScenarioAct": "apps.cadres.board.choices.BoardAct",
        "ScenarioState": "apps.cadres.board.choices.ScenarioState",
        "PlanningState": "apps.cadres.planning.choices.ListState",
        "PaperKind": "apps.documents.papers.choices.PaperKind",
        "CasePaperState": "apps.inspection.papers.choices.PaperState",
        "EvidenceKind": "apps.inspection.evidence.choices.EvidenceKind",
        "MemberState": "apps.membership.choices.State",
        "MeetingKind": "apps.membership.cells.choices.MeetingKind",
        "TransferReason": "apps.membership.transfers.choices.Reason",
        "SecrecyGrade": "apps.core.choices.Secrecy",
        "Standing": "apps.regulations.choices.Standing",
        "Body": "apps.membership.procedures.choices.Body",
        "ProcedureKind": "apps.membership.procedures.choices.Kind",
        "ProcedureState": "apps.membership.procedures.choices.ProcedureState",
        "StandingKind": "apps.membership.standing.choices.Kind",
        "EntryKind": "apps.membership.record.choices.Kind",
        "MemberGradeLevel": "apps.membership.grading.choices.Grade",
        "CommendationKind": "apps.membership.grading.choices.CommendationKind",
        "CommendationForm": "apps.membership.grading.choices.CommendationForm",
        "CardKind": "apps.membership.seniority.choices.CardKind",
        "FileCode": "apps.membership.choices.FileCode",
        "FileState": "apps.membership.choices.BatchState",
    },
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

# --- History ----------------------------------------------------------------------------------
PGHISTORY_ADMIN_ALL_EVENTS = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("PARTYBUILD_LOG_LEVEL", default="INFO")},
    "loggers": {"axes": {"level": "WARNING"}, "pypdf": {"level": "ERROR"}},
}
