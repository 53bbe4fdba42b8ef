from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ResponsesConfig(AppConfig):
    name = "responses"
    verbose_name = "FOI responses"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from responses.admin.editors import make_editors_group
        from responses.models import collation  # noqa: F401

        post_migrate.connect(make_editors_group, sender=self)
