"""The group Editors: what a person who enters data may do; the administrator's to change once it is there."""

from typing import Any

from django.apps import apps as installed_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions

GROUP = "Editors"
#: Model and what editors may do with it. Nothing here lets them give others access.
PERMISSIONS = {
    "foirequest": ("add", "change", "view"),
    "question": ("add", "change", "delete", "view"),
    "repeat": ("add", "change", "delete", "view"),
    "response": ("add", "change", "delete", "view"),
    "answer": ("view",),
    "source": ("change", "delete", "view"),
    "correction": ("change", "delete", "view"),
    "resource": ("add", "change", "view"),
    "service": ("add", "change", "view"),
    "topic": ("add", "change", "view"),
    "trust": ("add", "change", "view"),
    "formername": ("add", "change", "view"),
    "succession": ("add", "change", "view"),
    "region": ("add", "change", "view"),
    "integratedcareboard": ("add", "change", "view"),
    "bankholiday": ("add", "change", "view"),
}


def make_editors_group(using: str, apps: Apps = installed_apps, **kwargs: Any) -> None:
    """Make the group where it is not there yet; one that an administrator has changed stays as it is.

    ``apps`` holds the models that are migrated so far: on the way there may be no groups, or nothing of ours.
    """
    try:
        group_model = apps.get_model("auth", "Group")
        apps.get_model("responses", "Response")
    except LookupError:
        return
    group, created = group_model.objects.using(using).get_or_create(name=GROUP)
    if not created:
        return
    # This runs before Django makes the permissions of a database that is being set up.
    create_permissions(installed_apps.get_app_config("responses"), verbosity=0, using=using, apps=apps)
    codenames = [f"{verb}_{model}" for model, verbs in PERMISSIONS.items() for verb in verbs]
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    group.permissions.set(permissions.filter(content_type__app_label="responses", codename__in=codenames))
