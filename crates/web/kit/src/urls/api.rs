//! Addresses of the interface for programs; they name their town themselves.

super::urls! {
    /// The description of the interface.
    Description = "api" / "openapi.json";
    /// Documents that are handed in before filing.
    Documents = "api" / "v1" / "towns" / (town: String) / "papers";
    /// Where programs file applications for a service.
    Applications = "api" / "v1" / "towns" / (town: String) / "services" / (service: String) / "applications";
    /// A case, by its number.
    Case = "api" / "v1" / "towns" / (town: String) / "cases" / (number: String);
    /// The messages of a case, both ways.
    Messages = "api" / "v1" / "towns" / (town: String) / "cases" / (number: String) / "messages";
    /// The decisions of a case that the applicant can read.
    Decisions = "api" / "v1" / "towns" / (town: String) / "cases" / (number: String) / "decisions";
}
