//! A few lively weeks in a town, told by the real use cases: nearly everything that can happen to a case happens to one.

use admin::staff::{RoleName, disable_person, grant_role, revoke_role};
use case::decision::{Attempt, LetterMethod, ObjectionForm, Outcome};
use cases::{DeliveryChoice, my_case};
use casework::{
    decision::{
        Beginning, CoverageText, DecisionText, HearingEntry, NoHearing, begin_decision, discard_decision,
        edit_decision, hold_hearing, recall_decision, send_back_decision, skip_hearing,
    },
    delivery::{
        BounceEntry, LetterFact, deliver_by_hand, prove_receipt, put_on_print_list, record_bounce,
        return_letter,
    },
    desk::{
        InquiryEntry, add_documents, ask_inquiry, close_case, grant_extension, hand_over, settle_inquiry,
        take_case, view_case, write_note, write_to_applicant,
    },
    mailbox::{
        LostCode, ask_address_code, ask_new_access_code, change_case_address, choose_delivery,
        confirm_address, correct_answers, object_to_address, renew_access_code, reply, request_extension,
        retrieve_decision, see_mine, withdraw, write_to_town,
    },
    objection::{ObjectionEntry, SettlementEntry, register_objection, settle_objection},
    print_list::{ToPost, post_letters},
};
use ids::{CaseId, DecisionId, InquiryId};
use kernel::{documents::Upload, ports::CaseRegister as _};

use crate::{Applicant, CLIENT_ADDRESS, Harness, StaffMember, operator, samples::SKETCH};

/// Whose address a case gets later.
const NEW_ADDRESS: &str = "neu@example.org";

impl Harness {
    /// Lets the weeks go by.
    pub async fn live_through_several_weeks(&self) {
        let streets = self.town.sign_in(self, "streets").await;
        let mehmet = self.resident(&self.town, "mehmet.yildiz@example.org").await;
        self.grant_and_close(&streets, &mehmet).await;
        self.move_and_object(&streets, &mehmet).await;
        self.change_and_restore_address(&mehmet).await;
        self.write_and_discard(&streets, &mehmet).await;
        self.leave_unretrieved(&streets, &mehmet).await;
        self.change_staff().await;
        mehmet.close_account(self, "mehmet.yildiz@example.org").await;
    }

    /// Asked, answered, corrected, granted, retrieved, final, closed.
    async fn grant_and_close(&self, streets: &StaffMember, mehmet: &Applicant) {
        let case = mehmet.apply(self).await.case;
        self.run_due_jobs().await;
        take_case(streets.ctx(self), case).await.unwrap();
        let inquiry = self.ask(streets, mehmet, case, None).await;
        see_mine(mehmet.ctx(self), case).await.unwrap();
        let later = self.day(20);
        request_extension(mehmet.ctx(self), case, inquiry, later, "Ich warte auf die Firma.").await.unwrap();
        grant_extension(streets.ctx(self), case, inquiry, later).await.unwrap();
        reply(mehmet.ctx(self), case, inquiry, "Er ist 7,5 m lang.", Vec::new()).await.unwrap();
        settle_inquiry(streets.ctx(self), case, inquiry, self.seen(streets, case).await).await.unwrap();
        let inquiry = self.ask(streets, mehmet, case, Some(vec!["first_name".to_owned()])).await;
        let name = [("first_name".to_owned(), "Mehmet Ali".to_owned())];
        correct_answers(mehmet.ctx(self), case, inquiry, &name, Vec::new()).await.unwrap();
        settle_inquiry(streets.ctx(self), case, inquiry, self.seen(streets, case).await).await.unwrap();
        let now = self.seen(streets, case).await;
        write_to_applicant(streets.ctx(self), case, "Wir melden uns bis Freitag.", Vec::new(), now)
            .await
            .unwrap();
        write_to_town(mehmet.ctx(self), case, "Danke!", Vec::new()).await.unwrap();
        write_note(streets.ctx(self), case, "Ortstermin nicht nötig.").await.unwrap();
        let plan = Upload { name: "plan.pdf".to_owned(), bytes: SKETCH.to_vec() };
        add_documents(streets.ctx(self), case, vec![(None, plan)], case::Audience::Both).await.unwrap();
        let decision = streets.provide(self, case).await;
        self.run_due_jobs().await;
        retrieve_decision(mehmet.ctx(self), case, decision).await.unwrap();
        self.days_go_by(7 * 7).await;
        close_case(streets.ctx(self), case, self.seen(streets, case).await).await.unwrap();
        write_to_town(mehmet.ctx(self), case, "Darf ich das Schild behalten?", Vec::new()).await.unwrap();
        let now = self.seen(streets, case).await;
        write_to_applicant(streets.ctx(self), case, "Leider nein.", Vec::new(), now).await.unwrap();
    }

    /// Written, given back by the lead with a note, and signed.
    async fn granted_at_the_second_try(&self, streets: &StaffMember, case: CaseId) -> DecisionId {
        let decision = streets.begin_granting(self, case).await;
        let letter = streets.render(self, case, decision).await;
        let lead = self.town.sign_in(self, "streets-lead").await;
        send_back_decision(lead.ctx(self), case, decision, &letter, "Welche Hausnummer?").await.unwrap();
        streets.sign(self, case, decision).await;
        decision
    }

    /// Reached elsewhere, by letter, which came back once; objected to, and thought better of it.
    async fn move_and_object(&self, streets: &StaffMember, mehmet: &Applicant) {
        let filed = mehmet.apply(self).await;
        let case = filed.case;
        change_case_address(mehmet.ctx(self), &mehmet.begun.row, case, NEW_ADDRESS).await.unwrap();
        ask_address_code(mehmet.reading(self), &mehmet.begun.row, case, CLIENT_ADDRESS).await.unwrap();
        self.run_due_jobs().await;
        let code = self.mails.code_for(NEW_ADDRESS).await;
        confirm_address(mehmet.ctx(self), &mehmet.begun.row, case, &code, CLIENT_ADDRESS).await.unwrap();
        choose_delivery(mehmet.ctx(self), case, DeliveryChoice::Post).await.unwrap();
        self.renew_access(&filed.number).await;
        let decision = self.granted_at_the_second_try(streets, case).await;
        recall_decision(streets.ctx(self), case, decision, "Die Hausnummer fehlte.").await.unwrap();
        streets.sign(self, case, decision).await;
        put_on_print_list(streets.ctx(self), case, decision).await.unwrap();
        self.post(streets, case, decision).await;
        return_letter(streets.ctx(self), case, decision, self.fact("unbekannt verzogen")).await.unwrap();
        put_on_print_list(streets.ctx(self), case, decision).await.unwrap();
        self.post(streets, case, decision).await;
        // Only a receipt after the day that the law assumes changes anything.
        self.days_go_by(7).await;
        prove_receipt(streets.ctx(self), case, decision, self.fact("Rückschein")).await.unwrap();
        let entry = ObjectionEntry {
            received_on: self.day(0),
            form: ObjectionForm::Written,
            objector: "Mehmet Yıldız".to_owned(),
            text: "Die Gebühr ist zu hoch.".to_owned(),
        };
        register_objection(streets.ctx(self), case, decision, entry, Vec::new()).await.unwrap();
        settle_objection(streets.ctx(self), case, decision, 1, SettlementEntry::Withdrawn).await.unwrap();
    }

    /// Reached elsewhere by a stranger's doing, which whoever had the address before objects to.
    async fn change_and_restore_address(&self, mehmet: &Applicant) {
        let case = mehmet.apply(self).await.case;
        change_case_address(mehmet.ctx(self), &mehmet.begun.row, case, "fremd@example.org").await.unwrap();
        self.run_due_jobs().await;
        let link = self.mails.link_for("mehmet.yildiz@example.org").await;
        let token = link.rsplit('/').next().unwrap();
        object_to_address(self.ctx(self.town.id), self.command(), token).await.unwrap();
    }

    async fn renew_access(&self, number: &str) {
        let guest = self.guest(&self.town).await.begun.row;
        let ctx = self.ctx(self.town.id);
        ask_new_access_code(ctx, &guest, number, NEW_ADDRESS, CLIENT_ADDRESS).await.unwrap();
        self.run_due_jobs().await;
        let code = self.mails.code_for(NEW_ADDRESS).await;
        let lost = LostCode { number, email: NEW_ADDRESS, code: &code, client: CLIENT_ADDRESS };
        renew_access_code(ctx, self.command(), &guest, lost).await.unwrap();
    }

    /// Written, heard, not heard, given up; then handed over on paper.
    async fn write_and_discard(&self, streets: &StaffMember, mehmet: &Applicant) {
        let case = mehmet.apply(self).await.case;
        let refusing = || Beginning::Decide { outcome: Outcome::Refused, coverage: CoverageText::Whole };
        let heard = begin_decision(streets.ctx(self), case, refusing()).await.unwrap();
        edit_decision(streets.ctx(self), case, heard, self.version(streets, case, heard).await, &refusal())
            .await
            .unwrap();
        let hearing = HearingEntry {
            on: self.day(0),
            how: "telefonisch".to_owned(),
            inquiry: None,
            result: "Herr Yıldız bleibt bei seinem Antrag.".to_owned(),
        };
        hold_hearing(streets.ctx(self), case, heard, hearing).await.unwrap();
        discard_decision(streets.ctx(self), case, heard).await.unwrap();
        let unheard = begin_decision(streets.ctx(self), case, refusing()).await.unwrap();
        let why = "Die Straße ist an diesem Tag gesperrt.";
        skip_hearing(streets.ctx(self), case, unheard, NoHearing::Urgent, why).await.unwrap();
        discard_decision(streets.ctx(self), case, unheard).await.unwrap();
        choose_delivery(mehmet.ctx(self), case, DeliveryChoice::Post).await.unwrap();
        let decision = streets.grant(self, case).await;
        put_on_print_list(streets.ctx(self), case, decision).await.unwrap();
        deliver_by_hand(streets.ctx(self), case, decision, self.fact("Empfangsbekenntnis")).await.unwrap();
    }

    /// A notification that came back, a decision that nobody retrieved, a case that was withdrawn, one that went elsewhere.
    async fn leave_unretrieved(&self, streets: &StaffMember, mehmet: &Applicant) {
        let bounced = mehmet.apply(self).await.case;
        let decision = streets.provide(self, bounced).await;
        self.run_due_jobs().await;
        let file = my_case(mehmet.reading(self), bounced).await.unwrap().case;
        let Some(Attempt::Portal(attempt)) = file.decision(decision).unwrap().attempt() else {
            panic!("the decision lies in the mailbox");
        };
        let message_id = attempt.stage.message_id().unwrap().as_str().to_owned();
        let bounce = BounceEntry { message_id, report: "550 unbekannt".to_owned() };
        record_bounce(streets.ctx(self), bounced, decision, bounce).await.unwrap();
        let late = mehmet.apply(self).await.case;
        streets.provide(self, late).await;
        let guest = self.guest(&self.town).await;
        let draft = guest.draft(self, DeliveryChoice::Post).await;
        let elsewhere = guest.file(self, draft).await.case;
        let lead = self.town.sign_in(self, "streets-lead").await;
        let (front, now) = (self.town.departments["buergerbuero"], self.seen(&lead, elsewhere).await);
        hand_over(lead.ctx(self), elsewhere, Some(front), "Bitte prüfen.", now).await.unwrap();
        let withdrawn = mehmet.apply(self).await.case;
        withdraw(mehmet.ctx(self), withdrawn, "Wir ziehen nicht um.").await.unwrap();
        self.days_go_by(3 * 7).await;
        let listed = self.store.print_list(self.town.id, None).await.unwrap();
        assert!(listed.iter().any(|row| row.case == late), "not retrieved in time");
    }

    async fn change_staff(&self) {
        let ctx = self.ctx(self.town.id);
        let (designer, front) = (self.town.staff["designer"], self.town.staff["front"]);
        let role = |role: &str| RoleName { role: role.to_owned(), department: None };
        grant_role(ctx, self.command(), operator(), designer, role("publisher")).await.unwrap();
        revoke_role(ctx, self.command(), operator(), designer, role("designer")).await.unwrap();
        disable_person(ctx, self.command(), operator(), front).await.unwrap();
    }

    async fn ask(
        &self,
        who: &StaffMember,
        applicant: &Applicant,
        case: CaseId,
        correct: Option<Vec<String>>,
    ) -> InquiryId {
        let wish = InquiryEntry {
            text: "Wie lang ist der Umzugswagen?".to_owned(),
            documents: vec!["sketch".to_owned()],
            own_documents: Vec::new(),
            correct,
            due_on: self.day(14),
        };
        ask_inquiry(who.ctx(self), case, wish, self.seen(who, case).await).await.unwrap();
        my_case(applicant.reading(self), case).await.unwrap().case.inquiries().last().unwrap().id
    }

    async fn post(&self, who: &StaffMember, case: CaseId, decision: DecisionId) {
        let letter = ToPost { case, decision, method: LetterMethod::Post, on: self.day(0) };
        let outcomes = post_letters(who.ctx(self), &[letter]).await;
        assert!(outcomes[0].refused.is_none(), "{:?}", outcomes[0]);
    }

    /// How far the case goes now: whoever acts has seen it all.
    async fn seen(&self, who: &StaffMember, case: CaseId) -> u64 {
        view_case(who.reading(self), case).await.unwrap().file.history.position.seq
    }

    async fn version(&self, who: &StaffMember, case: CaseId, decision: DecisionId) -> u32 {
        view_case(who.reading(self), case).await.unwrap().file.case.decision(decision).unwrap().version()
    }

    fn fact(&self, words: &str) -> LetterFact {
        LetterFact { on: self.day(0), words: words.to_owned() }
    }
}

fn refusal() -> DecisionText {
    DecisionText {
        outcome: Some(Outcome::Refused),
        coverage: CoverageText::Whole,
        subject: "Haltverbot abgelehnt".to_owned(),
        tenor: "1. Wir lehnen Ihren Antrag ab.".to_owned(),
        reasons: "Die Straße ist an diesem Tag gesperrt.".to_owned(),
        ancillary_provisions: Vec::new(),
        fee: String::new(),
        fee_days: String::new(),
        fee_reference: String::new(),
        remedies: true,
    }
}
