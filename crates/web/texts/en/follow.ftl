# Signing in, following cases, answering, retrieving decisions.
nav-account = My account
nav-one-case = Opened as a guest
