# Beside a case at the desk.

api-origin = Received through the interface
api-origin-client = The program “{ $client }” filed this application.
api-origin-reads = It can read the state, the messages and the decisions of this case.
api-origin-revoked = A program filed this application. It is no longer allowed to use the interface.
