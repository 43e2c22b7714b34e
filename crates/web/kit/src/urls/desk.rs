//! Addresses of the desk.

use ids::{CaseId, DecisionId, DocumentId, DraftId, InquiryId};

super::urls! {
    /// The desk's home: the caseworker's own queue.
    Home = "desk";
    /// A queue, by its key: `mine`, `department`, `waiting`, `due`, `late`.
    Queue = "desk" / "queues" / (queue: String);
    /// What a search found.
    Search = "desk" / "search";
    /// The page on which staff work on a case.
    Case = "desk" / "cases" / (case: CaseId);
    /// Marks the news of a case as seen.
    SeenMark = "desk" / "cases" / (case: CaseId) / "seen";
    /// Messages to the applicant.
    Messages = "desk" / "cases" / (case: CaseId) / "messages";
    /// Internal notes.
    Notes = "desk" / "cases" / (case: CaseId) / "notes";
    /// Inquiries to the applicant.
    Inquiries = "desk" / "cases" / (case: CaseId) / "inquiries";
    /// A document of a case.
    Document = "desk" / "cases" / (case: CaseId) / "papers" / (document: DocumentId);
    /// Everything that happened in a case.
    Record = "desk" / "cases" / (case: CaseId) / "record";
    /// The list of what was decided, and where a decision begins.
    Decisions = "desk" / "cases" / (case: CaseId) / "decisions";
    /// The editor of a decision.
    DecisionEditor = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId);
    /// The letter as it will be.
    DecisionPreview = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "preview";
    /// A person approves the letter that they saw.
    SignOffs = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "sign-offs";
    /// How a decision is delivered, with the proofs.
    Delivery = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "delivery";
    /// The sealed letter of a decision.
    DecisionLetter = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "letter";
    /// Who works on a case: taking, giving, releasing.
    Assignment = "desk" / "cases" / (case: CaseId) / "assignment";
    /// Hands a case over to another department.
    HandOver = "desk" / "cases" / (case: CaseId) / "hand-over";
    /// Closes a case.
    Closing = "desk" / "cases" / (case: CaseId) / "closing";
    /// Settles an inquiry.
    InquirySettlement = "desk" / "cases" / (case: CaseId) / "inquiries" / (inquiry: InquiryId) / "settlement";
    /// Grants or refuses more time for an inquiry.
    InquiryExtension = "desk" / "cases" / (case: CaseId) / "inquiries" / (inquiry: InquiryId) / "more-time";
    /// Documents that staff put into the file.
    Documents = "desk" / "cases" / (case: CaseId) / "papers";
    /// Registers what came into a case by post.
    Post = "desk" / "cases" / (case: CaseId) / "post";
    /// Applications on paper: choosing the service.
    PostalApplications = "desk" / "paper-applications";
    /// A step of an application on paper while it is typed in.
    PostalStep = "desk" / "paper-applications" / (draft: DraftId) / "steps" / (step: String);
    /// The end of typing in: how the application came, and registering it.
    PostalApplication = "desk" / "paper-applications" / (draft: DraftId);
    /// Discards an application on paper that was begun to be typed in.
    PostalDiscarding = "desk" / "paper-applications" / (draft: DraftId) / "discarding";
    /// Letters that go out on paper.
    PrintList = "desk" / "print-list";
    /// E-mail address and password of staff.
    SignIn = "desk" / "sign-in";
    /// Ends the session of staff.
    SignOut = "desk" / "sign-out";
    /// Asks for a link to a new password.
    ForgottenPassword = "desk" / "password";
    /// The link of an invitation, or for a new password, as it was mailed.
    InvitationLink = "desk" / "invitations" / (token: String);
    /// Sets the password of whoever came by such a link.
    Invitation = "desk" / "invitation";
    /// The person's own account.
    Account = "desk" / "account";
}

// The second half of the desk: from the text of a decision to its objections.
super::urls! {
    /// A letter goes back to its author with a note, instead of being signed.
    AuthorNotes = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "author-notes";
    /// A letter is taken back before it has left the house.
    Recalls = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "recalls";
    /// A draft is given up.
    Discarding = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "discarding";
    /// The seal, where it could not be put on at once.
    Seal = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "seal";
    /// The applicant was heard.
    Hearing = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "hearing";
    /// The hearing is skipped.
    NoHearing = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "no-hearing";
    /// A decision is laid into the mailbox.
    Provisions = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "provisions";
    /// A letter is put on the print list.
    PrintOrders = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "print-orders";
    /// A letter was handed over.
    HandedLetters = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "handed-letters";
    /// A letter arrived, proven.
    Receipts = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "receipts";
    /// A letter came back.
    Returns = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "returns";
    /// A notification came back.
    Bounces = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "bounces";
    /// Nobody can object any more.
    Finality = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "finality";
    /// Registers an objection that came in.
    Objections = "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "objections";
    /// What became of an objection, counted from 1.
    ObjectionSettlement =
        "desk" / "cases" / (case: CaseId) / "decisions" / (decision: DecisionId) / "objections" / (objection: u32) / "settlement";
    /// Letters of the print list that were handed to the post.
    Postings = "desk" / "print-list" / "postings";
}
