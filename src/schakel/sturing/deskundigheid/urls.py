from django.urls import URLPattern

app_name = "deskundigheid"
urlpatterns: list[URLPattern] = []
