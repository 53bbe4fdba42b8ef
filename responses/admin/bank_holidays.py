from django.contrib import admin

from responses.models import BankHoliday


@admin.register(BankHoliday)
class BankHolidayAdmin(admin.ModelAdmin):
    list_display = ["date", "division", "name"]
    list_filter = ["division"]
    date_hierarchy = "date"
    search_fields = ["name", "date"]
