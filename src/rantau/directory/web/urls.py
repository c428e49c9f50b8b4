from django.urls import path

from rantau.directory.web import views

urlpatterns = [
    path("kontak/", views.countries, name="directory"),
    path("kontak/entri/<str:ref>/", views.entry, name="entry"),
    path("kontak/<str:code>/", views.in_country, name="directory-country"),
    path("kontak/<str:code>/kartu/", views.card, name="card"),
    path("kontak/<str:code>/kartu.png", views.card_picture, name="card-picture"),
]
