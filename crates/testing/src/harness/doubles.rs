//! Ports that tests can steer or that cost less than the real ones: a clock that can be set, a mail server that can be away, a
//! disk that can be full.

use std::{
    fs::File,
    io,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use access::secret::{HashCost, NewPassword, PasswordHash};
use async_trait::async_trait;
use ids::TownId;
use jiff::{SignedDuration, Timestamp};
use kernel::ports::{Accepted, Clock, HashingError, Links, Mail, MailError, Mailer, Page, Passwords};
use mail::{OutboxMailer, SmtpConfig, SmtpMailer, StoredMail, Transport};
use store::{Disk, LocalDisk};

/// A clock that stands still until it is set.
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// Shows this moment.
    pub fn at(moment: &str) -> Self {
        let clock = Self(AtomicI64::new(0));
        clock.set(moment.parse().unwrap());
        clock
    }

    /// Sets it, forward or back.
    pub fn set(&self, moment: Timestamp) {
        self.0.store(moment.as_microsecond(), Ordering::SeqCst);
    }

    /// Sets it forward.
    pub fn advance(&self, by: SignedDuration) {
        self.set(self.now().checked_add(by).unwrap());
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).unwrap()
    }
}

/// Takes mails into a real outbox, or stands behind a port at which nobody answers.
pub struct MailServer {
    outbox: OutboxMailer,
    nobody: SmtpMailer,
    is_away: AtomicBool,
    refuses: AtomicBool,
}

impl MailServer {
    /// Keeps the mails in a folder.
    pub async fn open(folder: &Path, clock: Arc<FixedClock>) -> Arc<Self> {
        let outbox = OutboxMailer::open(folder, clock.clone()).await.unwrap();
        // A port that was free a moment ago and is closed now: connections are refused at once.
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let config = SmtpConfig {
            host: "127.0.0.1".to_owned(),
            port,
            transport: Transport::None,
            credentials: None,
            authorities: None,
            timeout: Duration::from_secs(2),
        };
        let nobody = SmtpMailer::new(&config, clock).unwrap();
        Arc::new(Self { outbox, nobody, is_away: AtomicBool::new(false), refuses: AtomicBool::new(false) })
    }

    /// From now on nobody answers.
    pub fn go_away(&self) {
        self.is_away.store(true, Ordering::SeqCst);
    }

    /// From now on mails are taken again.
    pub fn come_back(&self) {
        self.is_away.store(false, Ordering::SeqCst);
    }

    /// From now on no mailbox is known.
    pub fn refuse_for_good(&self) {
        self.refuses.store(true, Ordering::SeqCst);
    }

    /// The mails to an address, newest first.
    pub async fn to(&self, address: &str) -> Vec<StoredMail> {
        let mails = self.outbox.newest(200).await.unwrap();
        mails.into_iter().filter(|mail| mail.to == address).collect()
    }

    /// The code in the newest mail to an address.
    pub async fn code_for(&self, address: &str) -> String {
        let mails = self.to(address).await;
        let lines = mails.first().expect("a mail").text.lines();
        let mut codes = lines.filter_map(|line| line.split_once("Code lautet: "));
        codes.next().expect("a code").1.trim().to_owned()
    }

    /// Where the link in the newest mail to an address leads, from the host on.
    pub async fn link_for(&self, address: &str) -> String {
        let mails = self.to(address).await;
        let mut words = mails.first().expect("a mail").text.split_whitespace();
        let link = words.find_map(|word| word.strip_prefix("http://")).expect("a link");
        format!("/{}", link.split_once('/').expect("a path").1)
    }
}

#[async_trait]
impl Mailer for MailServer {
    async fn send(&self, mail: &Mail) -> Result<Accepted, MailError> {
        if self.refuses.load(Ordering::SeqCst) {
            Err(MailError::Permanent("550 5.1.1".to_owned()))
        } else if self.is_away.load(Ordering::SeqCst) {
            self.nobody.send(mail).await
        } else {
            self.outbox.send(mail).await
        }
    }
}

/// The disk of this machine, until it is full.
#[derive(Default)]
pub struct TestDisk {
    is_full: AtomicBool,
}

impl TestDisk {
    /// From now on nothing can be written.
    pub fn fill(&self) {
        self.is_full.store(true, Ordering::SeqCst);
    }

    /// From now on there is room again.
    pub fn clear(&self) {
        self.is_full.store(false, Ordering::SeqCst);
    }
}

impl Disk for TestDisk {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        LocalDisk.make_folder(path)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        LocalDisk.create(path)
    }

    /// A full disk takes the first half, as disks do.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        if self.is_full.load(Ordering::SeqCst) {
            LocalDisk.write(file, &bytes[..bytes.len() / 2])?;
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        LocalDisk.write(file, bytes)
    }

    fn flush_file(&self, file: &File) -> io::Result<()> {
        LocalDisk.flush_file(file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        LocalDisk.rename(from, to)
    }

    fn flush_folder(&self, path: &Path) -> io::Result<()> {
        LocalDisk.flush_folder(path)
    }
}

/// Argon2id as everywhere, at the least cost: a test signs in dozens of people.
pub struct CheapPasswords;

#[async_trait]
impl Passwords for CheapPasswords {
    async fn hash(&self, password: NewPassword) -> Result<PasswordHash, HashingError> {
        Ok(password.hash([1; 16], HashCost::LEAST)?)
    }

    async fn fits(&self, kept: Option<PasswordHash>, presented: String) -> Result<bool, HashingError> {
        Ok(kept.is_some_and(|hash| hash.fits(&presented)))
    }
}

/// Addresses as the program makes them, from the first host of a town.
pub struct TestLinks;

impl Links for TestLinks {
    fn address(&self, _town: TownId, hosts: &[String], _slug: &str, page: &Page) -> String {
        let host = hosts.first().map_or("nowhere.invalid", String::as_str);
        match page {
            Page::Start => format!("http://{host}/"),
            Page::MyCases => format!("http://{host}/cases"),
            Page::OpenCase => format!("http://{host}/open"),
            Page::AddressObjection(token) => format!("http://{host}/address-objections/{token}"),
            Page::Desk => format!("http://{host}/desk"),
            Page::Invitation(token) => format!("http://{host}/desk/invitations/{token}"),
        }
    }
}
