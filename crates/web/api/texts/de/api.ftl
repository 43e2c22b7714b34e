# Beside a case at the desk.

api-origin = Eingang über die Schnittstelle
api-origin-client = Das Programm „{ $client }“ hat den Antrag eingereicht.
api-origin-reads = Es kann Stand, Nachrichten und Bescheide dieses Vorgangs abrufen.
api-origin-revoked = Ein Programm hat den Antrag eingereicht. Es ist inzwischen nicht mehr zugelassen.
