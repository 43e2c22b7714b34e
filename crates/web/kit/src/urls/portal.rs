//! Addresses of the portal.

use ids::{CaseId, DecisionId, DocumentId, DraftId, InquiryId};

super::urls! {
    /// The start page with the search.
    Start = "";
    /// All services from A to Z, and what a search found.
    Services = "services";
    /// What a service is, costs and needs. `service` is its readable name.
    Service = "services" / (service: String);
    /// The privacy notice of a service.
    ServicePrivacy = "services" / (service: String) / "privacy";
    /// Starts an application: makes a draft.
    StartApplication = "services" / (service: String) / "applications";
    /// The visitor's drafts.
    Drafts = "applications";
    /// Goes on with a draft where it stopped.
    Resume = "applications" / (draft: DraftId);
    /// Removes a draft.
    DraftDeletion = "applications" / (draft: DraftId) / "deletion";
    /// Contact and delivery: asked after the form.
    Contact = "applications" / (draft: DraftId) / "contact";
    /// A step of a draft; `step` is its stable key.
    Step = "applications" / (draft: DraftId) / "steps" / (step: String);
    /// The autosave of a step.
    StepAutosave = "applications" / (draft: DraftId) / "steps" / (step: String) / "autosave";
    /// The answers before filing.
    CheckAnswers = "applications" / (draft: DraftId) / "check";
    /// Sends the draft to the town.
    File = "applications" / (draft: DraftId) / "filing";
    /// The receipt of a filed application.
    Receipt = "cases" / (case: CaseId) / "receipt";
    /// My cases and drafts.
    Cases = "cases";
    /// A case as its applicant sees it.
    Case = "cases" / (case: CaseId);
    /// Answers an inquiry.
    Reply = "cases" / (case: CaseId) / "inquiries" / (inquiry: InquiryId) / "reply";
    /// Asks for more time.
    Extension = "cases" / (case: CaseId) / "inquiries" / (inquiry: InquiryId) / "more-time";
    /// Corrects answers as an inquiry asks for it.
    CorrectedAnswers = "cases" / (case: CaseId) / "inquiries" / (inquiry: InquiryId) / "answers";
    /// Notes what the applicant has seen.
    SeenMark = "cases" / (case: CaseId) / "seen";
    /// The address for notifications of a case: confirms and changes it.
    CaseAddress = "cases" / (case: CaseId) / "address";
    /// Asks for the code that confirms the address of a case.
    CaseAddressCode = "cases" / (case: CaseId) / "address" / "code";
    /// How decisions of a case shall come.
    CaseDelivery = "cases" / (case: CaseId) / "delivery";
    /// Writes to the town.
    Messages = "cases" / (case: CaseId) / "messages";
    /// Withdraws an application.
    Withdrawal = "cases" / (case: CaseId) / "withdrawal";
    /// A document of a case.
    Document = "cases" / (case: CaseId) / "papers" / (document: DocumentId);
    /// A decision, explained.
    Decision = "cases" / (case: CaseId) / "decisions" / (decision: DecisionId);
    /// Retrieves a decision: the act of the resident that starts the clock.
    Retrieval = "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "retrieval";
    /// The sealed letter of a decision.
    DecisionLetter = "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "letter";
    /// How to object.
    Objection = "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "objection";
    /// Opens a case by number and access code.
    OpenCase = "open";
    /// Asks for the mail that proves who may have a new access code.
    LostCode = "open" / "lost";
    /// A new access code in place of a lost one.
    NewAccessCode = "open" / "new-code";
    /// Signs in by e-mail and one-time code: asks for the code.
    SignIn = "sign-in";
    /// Enters the one-time code.
    SignInCode = "sign-in" / "code";
    /// Ends the session of a resident.
    SignOut = "sign-out";
    /// The resident's own account.
    Account = "account";
    /// Another address for the account: asks for the code.
    AccountAddress = "account" / "address";
    /// Enters the code that proves the new address.
    AccountAddressCode = "account" / "address" / "code";
    /// The link that an address gets that is no longer that of an account or case.
    AddressObjectionLink = "address-objections" / (token: String);
    /// Objects to the change of an address.
    AddressObjection = "address-objection";
    /// Closes the account: says what that means, and asks for the code.
    AccountClosing = "account" / "closing";
    /// Enters the code that confirms it.
    AccountClosingCode = "account" / "closing" / "code";
    /// Says that the account is closed.
    AccountClosed = "account" / "closed";
    /// Where to turn, and how the portal works.
    Help = "help";
    /// How data is protected.
    Privacy = "privacy";
    /// Who is responsible for the pages (Impressum).
    Imprint = "imprint";
    /// Accessibility statement.
    Accessibility = "accessibility";
    /// Tells the town what is not accessible.
    ReportBarrier = "accessibility" / "report";
    /// Licences of what is shipped.
    Licences = "licences";
    /// The town's colours.
    Branding = "branding.css";
    /// Keeps the language and comes back (`?to=`).
    SwitchLanguage = "language" / (language: String);
}
