//! A town with its seal, three departments, staff in every role and both packs.

use std::{collections::BTreeMap, fs, path::Path};

use access::SignedIn;
use app::{
    commit::{Change, Commit},
    house::{CaseworkerContext, House, TownContext},
    pack::{Files, Pack},
    rows::InvitationPurpose,
    sessions::{Begun, signed_in},
    staff::{Invitee, RoleName, SignIn, accept_invitation, grant_role, invite, new_invitation, sign_in},
    town::{
        AccessibilityStatement, Bank, Branding, By, Contact, DepartmentSet, Letterhead, MailIdentity,
        NewTown, OfficialTexts, Settings, create_town, publish_pack, set_department,
    },
};
use form::format::Text;
use ids::{CommandId, DepartmentId, PersonId, TownId};
use jiff::SignedDuration;
use paper::{SealRing, Sealer, demo_identity};

use super::{HERE, Stand};

/// The password of everybody.
pub const PASSWORD: &str = "Ebbe und Flut 1872";

/// Who works there: the name to call them by, role, department.
pub const STAFF: [(&str, &str, Option<&str>); 9] = [
    ("trees", "caseworker", Some("gruenflaechen")),
    ("trees-lead", "lead", Some("gruenflaechen")),
    ("streets", "caseworker", Some("strassenverkehr")),
    ("streets-lead", "lead", Some("strassenverkehr")),
    ("front", "caseworker", Some("buergerbuero")),
    ("designer", "designer", None),
    ("publisher", "publisher", None),
    ("operator", "operator", None),
    ("auditor", "auditor", None),
];

/// A town that was founded.
#[derive(Clone)]
pub struct Place {
    pub town: TownId,
    pub slug: String,
    pub host: String,
    pub departments: BTreeMap<String, DepartmentId>,
    pub staff: BTreeMap<&'static str, PersonId>,
}

/// Somebody who is signed in.
pub struct Colleague {
    pub begun: Begun,
    pub signed_in: SignedIn,
}

/// Founds a town.
pub async fn found(house: &House, seals: &SealRing, slug: &str, name: &str) -> Place {
    let host = format!("{slug}.example");
    let new = NewTown {
        slug: slug.to_owned(),
        name: name.to_owned(),
        hosts: vec![host.parse().unwrap()],
        settings: settings(name, slug),
    };
    let town = create_town(house, new, By::Operator).await.unwrap();
    let ctx = TownContext { house, town, now: house.clock.now() };
    let identity = demo_identity(&[5; 32], ctx.now).unwrap();
    seals.set(town, Sealer::from_pem(&identity.key_pem, &identity.chain_pem).unwrap(), None).await;
    let mut departments = BTreeMap::new();
    for key in ["gruenflaechen", "strassenverkehr", "buergerbuero"] {
        let id = set_department(ctx, fresh(house), By::Operator, department(key)).await.unwrap();
        departments.insert(key.to_owned(), id);
    }
    let mut staff = BTreeMap::new();
    for (name, role, department) in STAFF {
        let role = RoleName { role: role.to_owned(), department: department.map(|key| departments[key]) };
        staff.insert(name, employ(ctx, slug, name, role).await);
    }
    for key in ["baumfaellgenehmigung", "haltverbotszone"] {
        let pack =
            Pack::read(&files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(key))).unwrap();
        publish_pack(ctx, fresh(house), By::Operator, pack).await.unwrap();
    }
    Place { town, slug: slug.to_owned(), host, departments, staff }
}

impl Place {
    /// A work address.
    pub fn email(&self, name: &str) -> String {
        format!("{name}@{}.example", self.slug)
    }

    /// Signs somebody in with the password.
    pub async fn sign_in(&self, stand: &Stand, name: &str) -> Colleague {
        let ctx = stand.ctx(self.town);
        let email = self.email(name);
        let entered = SignIn { email: &email, password: PASSWORD, client: HERE };
        let begun = sign_in(ctx, entered, None).await.unwrap();
        let signed_in = signed_in(&stand.house, &begun.row, &begun.token, ctx.now).await.unwrap();
        Colleague { begun, signed_in }
    }
}

impl Colleague {
    /// A request of this person, with a fresh command.
    pub fn ctx<'a>(&'a self, stand: &'a Stand) -> CaseworkerContext<'a> {
        self.repeating(stand, stand.command())
    }

    /// A request of this person with this command.
    pub fn repeating<'a>(&'a self, stand: &'a Stand, command: CommandId) -> CaseworkerContext<'a> {
        CaseworkerContext {
            house: &stand.house,
            town: self.begun.row.town,
            signed_in: &self.signed_in,
            now: stand.now(),
            command,
        }
    }
}

async fn employ(ctx: TownContext<'_>, slug: &str, name: &str, role: RoleName) -> PersonId {
    let invitee = Invitee {
        name: name.to_owned(),
        email: format!("{name}@{slug}.example"),
        phone: "0461 555 0".to_owned(),
    };
    let person = invite(ctx, fresh(ctx.house), By::Operator, invitee).await.unwrap();
    let expires_at = ctx.now.checked_add(SignedDuration::from_hours(1)).unwrap();
    let (token, row) = new_invitation(ctx, person, InvitationPurpose::Invite, expires_at);
    let commit = Commit::named("print_invitation", ctx.town, ctx.now).change(Change::PutInvitation(row));
    ctx.house.store.commit(commit).await.unwrap();
    accept_invitation(ctx, fresh(ctx.house), &token.reveal(), PASSWORD).await.unwrap();
    grant_role(ctx, fresh(ctx.house), By::Operator, person, role).await.unwrap();
    person
}

fn fresh(house: &House) -> CommandId {
    CommandId::from_uuid(house.ids.next())
}

/// Every file of a pack, by its path within.
fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

fn department(key: &str) -> DepartmentSet {
    let contact = Contact {
        phone: "0461 555 2100".to_owned(),
        email: format!("{key}@foerdestadt.example"),
        street: String::new(),
        room: "Raum 214".to_owned(),
    };
    DepartmentSet { slug: key.to_owned(), name: format!("Amt {key}"), contact }
}

/// Settings of a town of this name.
pub fn settings(name: &str, slug: &str) -> Settings {
    let text = |words: &str| Text::both(words, words);
    Settings {
        land: "SH".to_owned(),
        letterhead: Letterhead {
            authority: format!("Stadt {name}"),
            head: "Die Oberbürgermeisterin".to_owned(),
            street: "Rathausplatz 1".to_owned(),
            postcode: "24900".to_owned(),
            place: name.to_owned(),
            phone: "0461 555 0".to_owned(),
            email: format!("rathaus@{slug}.example"),
            web: format!("{slug}.example"),
            bank: Some(Bank {
                holder: format!("Stadt {name}"),
                iban: "DE89370400440532013000".to_owned(),
                bic: "COBADEFFXXX".to_owned(),
                bank: "Musterbank".to_owned(),
            }),
            hours: None,
        },
        branding: Branding::default(),
        mail: MailIdentity { name: format!("Stadt {name}"), address: format!("portal@{slug}.example") },
        official: OfficialTexts {
            imprint: text("Impressum"),
            privacy: None,
            data_protection_officer: None,
            supervisory_authority: None,
            accessibility_statement: AccessibilityStatement::default(),
            accessibility: None,
            barrier_email: format!("barrieren@{slug}.example"),
            complaints_office: None,
        },
        official_bar: false,
        remedies: Vec::new(),
    }
}
