"""Settings of the whole product. Everything that differs between machines comes from environment variables (docs/operations.md)."""

from pathlib import Path

import dj_database_url

from rantau.config import env
from rantau.config.release import release_of

ROOT = Path(__file__).resolve().parents[3]
CONTENT_DIR = ROOT / "content"
REFERENCE_DIR = ROOT / "data"
DATA_DIR = env.folder("RANTAU_DATA_DIR", ROOT / "var")

PRODUCTION = env.boolean("RANTAU_PRODUCTION", default=False)
DEBUG = False
SECRET_KEY = env.secret("RANTAU_SECRET_KEY", DATA_DIR / "secret.key")
# In production only named hosts are answered; without names, only this machine itself (a proxy in front would show it at once).
ALLOWED_HOSTS = env.names("RANTAU_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if PRODUCTION else ["*"])
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"]
TRUSTED_PROXIES = env.number("RANTAU_TRUSTED_PROXIES", 0, low=0, high=5)
HTTPS = env.boolean("RANTAU_HTTPS", default=PRODUCTION)

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "rantau.config",
    "rantau.directory",
    "rantau.knowledge",
    "rantau.chat",
    "rantau.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "rantau.web.middleware.QuietHeaders",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "rantau.web.middleware.DevicePreferences",
]
ROOT_URLCONF = "rantau.config.urls"
WSGI_APPLICATION = "rantau.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "rantau.web.context.everywhere"],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "rantau.web.templatetags.rantau"],
        },
    }
]

# Data -----------------------------------------------------------------------------------------------------------------
try:
    DATABASES = {
        "default": dj_database_url.parse(
            env.text("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'rantau.sqlite3'}",
            conn_max_age=60,
            conn_health_checks=True,
        )
    }
except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError) as error:
    raise env.WrongSetting(
        "DATABASE_URL cannot be read; write postgresql://user:password@host:5432/name or leave it empty for SQLite."
    ) from error
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000;",
    }
    DATABASES["default"].pop("CONN_HEALTH_CHECKS", None)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Language and time ----------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS: list[Path] = []
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

# Static files: one folder per release, kept forever by the browser ---------------------------------------------------
RELEASE = release_of(ROOT)
STATIC_URL = f"/static/{RELEASE}/"
STATIC_ROOT = DATA_DIR / "static" / RELEASE
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "rantau.web.assets.ReleaseStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/"

# Limits and safety ----------------------------------------------------------------------------------------------------
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
FILE_UPLOAD_HANDLERS: list[str] = []
CHAT_TOKEN_HOURS = env.number("RANTAU_CHAT_TOKEN_HOURS", 6, low=1, high=48)
TURNS_PER_MINUTE = env.number("RANTAU_TURNS_PER_MINUTE", 600, low=1, high=1_000_000)
EXIT_ADDRESS = env.web_address("RANTAU_EXIT_ADDRESS", "https://www.bmkg.go.id/cuaca/prakiraan-cuaca")

CSRF_COOKIE_AGE = None
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "t"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "rantau.web.views.errors.form_expired"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = (
    "same-origin"  # other sites learn nothing; with no-referrer, forms would come with "Origin: null"
)
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Logs never hold what people write: only this allow-list of fields leaves the process (docs/privacy.md) ---------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "rantau.config.quiet_logs.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
DEFAULT_EXCEPTION_REPORTER_FILTER = "rantau.config.quiet_logs.NothingLeaves"
