from django.apps import AppConfig


class ResponsesConfig(AppConfig):
    name = "responses"
    verbose_name = "FOI responses"
    default_auto_field = "django.db.models.BigAutoField"
