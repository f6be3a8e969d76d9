"""Addresses of accounts. ``set_language`` carries no namespace, as Django names it."""

from django.urls import include, path

from apps.accounts.views import person, sessions, trail

namespaced = [
    path("sign-in/", sessions.SignInView.as_view(), name="sign_in"),
    path("sign-out/", sessions.sign_out, name="sign_out"),
    path("role/", sessions.switch_role, name="switch_role"),
    path("no-role/", sessions.no_role, name="no_role"),
    path("session/extend/", sessions.extend_session, name="extend_session"),
    path("password/", person.password, name="password"),
    path("settings/", person.settings_page, name="settings"),
    path("trail/", trail.trail, name="trail"),
    path("trail/record/<str:label>/<str:key>/", trail.record_trail, name="record_trail"),
]
urlpatterns = [
    path("", include((namespaced, "accounts"))),
    path("language/", sessions.set_language, name="set_language"),
]
