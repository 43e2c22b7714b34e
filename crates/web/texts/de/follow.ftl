# Anmelden, Vorgänge verfolgen, antworten, Bescheide abrufen.
nav-account = Mein Konto
nav-one-case = Als Gast geöffnet
