//! Objects: sealed on their way into the vault and opened on their way out, a few chunks at a time, in their own place only.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use async_trait::async_trait;
use ids::{DocumentId, KeyId, TownId, Uuid};
use kernel::{
    commit::{Commit, DocumentChange, KeyChange},
    error::UseCaseError,
    objects::{KeptObject, ObjectReader, ObjectWriter},
    ports::{
        Commits as _, Ids as _, KeyError, Keyring as _, ObjectName, SealContext, Vault, VaultError,
        VaultReader, VaultWriter,
    },
    rows::{DocumentOwner, DocumentRow},
};
use sha2::{Digest as _, Sha256};
use store::FolderVault;
use testing::on_both_engines;

use crate::harness::{StoreHarness, now};

on_both_engines!(
    StoreHarness:
    what_is_kept_can_be_read,
    an_object_opens_in_its_place_only,
    only_few_chunks_are_in_memory,
    what_was_changed_is_not_read_to_its_end,
    a_destroyed_key_opens_nothing,
    every_document_is_verified,
);

const CHUNK: usize = 65_536;

fn seal_context(town: TownId, subject: u128) -> SealContext<'static> {
    SealContext { town, kind: "paper", subject: Uuid::from_u128(subject), seq: 0 }
}

fn text(length: usize) -> Vec<u8> {
    (0..length).map(|index| u8::try_from((index / 251 + index) % 256).unwrap()).collect()
}

fn vault(harness: &StoreHarness) -> FolderVault {
    FolderVault::new(harness.folder.path().join("vault"))
}

async fn keep(
    harness: &StoreHarness,
    (key, seal_context): (KeyId, SealContext<'_>),
    plain: &[u8],
) -> KeptObject {
    let mut writer = ObjectWriter::begin(&harness.keyring, &vault(harness), key, seal_context).await.unwrap();
    writer.write(plain).await.unwrap();
    writer.keep().await.unwrap()
}

async fn open(
    harness: &StoreHarness,
    (key, seal_context): (KeyId, SealContext<'_>),
    object: ObjectName,
) -> Result<Vec<u8>, UseCaseError> {
    ObjectReader::open(&harness.keyring, &vault(harness), key, (object, seal_context)).await?.rest().await
}

fn does_not_open<T: std::fmt::Debug>(read: Result<T, UseCaseError>) -> bool {
    let Err(UseCaseError::Internal { cause, .. }) = read else { panic!("{read:?}") };
    matches!(cause.downcast_ref(), Some(KeyError::DoesNotOpen(_)))
}

async fn what_is_kept_can_be_read(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let at = (key, seal_context(town, 1));
    for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK] {
        let plain = text(size);
        let kept = keep(harness, at, &plain).await;
        assert_eq!((kept.bytes, kept.sha256), (size as u64, Sha256::digest(&plain).into()));
        let sealed = vault(harness).read(town, kept.name).await.unwrap();
        assert_eq!(kept.name.0, <[u8; 32]>::from(Sha256::digest(&sealed)), "named after what is sealed");
        assert_eq!(open(harness, at, kept.name).await.unwrap(), plain);
        assert_ne!(keep(harness, at, &plain).await.name, kept.name, "each has a salt of its own");
    }
}

async fn an_object_opens_in_its_place_only(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let object = keep(harness, (key, seal_context(town, 1)), b"Grundriss").await.name;
    assert!(does_not_open(open(harness, (key, seal_context(town, 2)), object).await));
    let name = SealContext { kind: "paper-name", ..seal_context(town, 1) };
    assert!(does_not_open(open(harness, (key, name), object).await));
    let other = harness.keyring.make(town, now()).await.unwrap();
    assert!(does_not_open(open(harness, (other.id, seal_context(town, 1)), object).await));
}

/// Counts what passes between the vault and whoever uses it.
struct Counted {
    vault: FolderVault,
    bytes: Arc<AtomicUsize>,
}

#[async_trait]
impl Vault for Counted {
    async fn begin(&self, town: TownId) -> Result<Box<dyn VaultWriter>, VaultError> {
        Ok(Box::new(CountedWriter(self.vault.begin(town).await?, Arc::clone(&self.bytes))))
    }

    async fn open(&self, town: TownId, name: ObjectName) -> Result<Box<dyn VaultReader>, VaultError> {
        Ok(Box::new(CountedReader(self.vault.open(town, name).await?, Arc::clone(&self.bytes))))
    }
}

struct CountedWriter(Box<dyn VaultWriter>, Arc<AtomicUsize>);

#[async_trait]
impl VaultWriter for CountedWriter {
    async fn write(&mut self, sealed: Vec<u8>) -> Result<(), VaultError> {
        assert!(sealed.len() <= 2 * CHUNK, "{} bytes at once", sealed.len());
        self.1.fetch_add(sealed.len(), Ordering::SeqCst);
        self.0.write(sealed).await
    }

    async fn keep(self: Box<Self>) -> Result<ObjectName, VaultError> {
        self.0.keep().await
    }
}

struct CountedReader(Box<dyn VaultReader>, Arc<AtomicUsize>);

#[async_trait]
impl VaultReader for CountedReader {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, VaultError> {
        let piece = self.0.next().await?;
        self.1.fetch_add(piece.as_ref().map_or(0, Vec::len), Ordering::SeqCst);
        Ok(piece)
    }
}

/// What has gone in and has not come out is in memory: at no time more than three chunks, however large the object.
async fn only_few_chunks_are_in_memory(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let (count, at) = (Arc::new(AtomicUsize::new(0)), seal_context(town, 1));
    let vault = Counted { vault: vault(harness), bytes: Arc::clone(&count) };
    let (piece, pieces) = (text(10_000), 1_000);
    let mut writer = ObjectWriter::begin(&harness.keyring, &vault, key, at).await.unwrap();
    for number in 1..=pieces {
        writer.write(&piece).await.unwrap();
        let waiting = (number * piece.len()).saturating_sub(count.load(Ordering::SeqCst));
        assert!(waiting <= CHUNK, "{waiting} bytes wait after {number} pieces");
    }
    let object = writer.keep().await.unwrap().name;

    count.store(0, Ordering::SeqCst);
    let mut reader = ObjectReader::open(&harness.keyring, &vault, key, (object, at)).await.unwrap();
    let mut read = 0;
    while let Some(plain) = reader.next().await.unwrap() {
        assert!(plain.len() <= 2 * CHUNK, "{} bytes at once", plain.len());
        read += plain.len();
        let waiting = count.load(Ordering::SeqCst).saturating_sub(read);
        assert!(waiting <= 3 * CHUNK, "{waiting} bytes wait after {read}");
    }
    assert_eq!(read, pieces * piece.len());
}

/// What comes before the change is genuine; then there is an error, and never an end.
async fn what_was_changed_is_not_read_to_its_end(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let plain = text(5 * CHUNK);
    let object = keep(harness, (key, seal_context(town, 1)), &plain).await.name;
    let hash = object.to_string();
    let file =
        harness.folder.path().join("vault").join(town.to_string()).join(hash.get(..2).unwrap()).join(&hash);
    let sealed = std::fs::read(&file).unwrap();
    let mut flipped = sealed.clone();
    flipped[3 * CHUNK] ^= 1;
    let mut format = sealed.clone();
    format[0] = 1;
    let changed = [
        flipped,
        format,
        sealed[..sealed.len() - 1].to_vec(),
        sealed[..33 + 2 * (CHUNK + 16)].to_vec(),
        [sealed.as_slice(), &[0]].concat(),
        Vec::new(),
    ];
    for (number, changed) in changed.into_iter().enumerate() {
        std::fs::write(&file, changed).unwrap();
        let at = (object, seal_context(town, 1));
        let mut reader = ObjectReader::open(&harness.keyring, &vault(harness), key, at).await.unwrap();
        let mut read = Vec::new();
        loop {
            match reader.next().await {
                Ok(Some(piece)) => read.extend(piece),
                Ok(None) => panic!("change {number} was told to be whole"),
                Err(_) => break,
            }
        }
        assert!(plain.starts_with(&read) && read.len() < plain.len(), "change {number}");
        assert!(reader.next().await.is_err(), "no failure is followed by an end");
    }
}

async fn a_destroyed_key_opens_nothing(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let data = harness.keyring.make(town, now()).await.unwrap();
    let put = Commit::named("test", town, now()).change(KeyChange::PutKey(data.row.clone()));
    harness.store.commit(put).await.unwrap();
    let at = (data.id, seal_context(town, 1));
    let object = keep(harness, at, b"Grundriss").await.name;
    let destroy = Commit::named("test", town, now()).change(KeyChange::DestroyKey(data.id));
    harness.store.commit(destroy).await.unwrap();
    assert!(matches!(open(harness, at, object).await, Err(UseCaseError::Deleted)));
    let refused = ObjectWriter::begin(&harness.keyring, &vault(harness), data.id, at.1).await;
    assert!(matches!(refused.map(drop), Err(UseCaseError::Deleted)));
}

/// More documents than are read at a time, in two towns; the last of each is lost.
async fn every_document_is_verified(harness: &StoreHarness) {
    let mut lost = Vec::new();
    for _ in 0..2 {
        let (town, key) = harness.town().await;
        let case = DocumentOwner::Case(harness.case());
        let kept = keep(harness, (key, seal_context(town, 1)), b"Grundriss").await;
        let row = |object: ObjectName| DocumentRow {
            town,
            document: DocumentId::from_uuid(harness.ids.next()),
            owner: case,
            key,
            object,
            sha256: kept.sha256,
            bytes: kept.bytes,
            media_type: "application/pdf".to_owned(),
            sealed_name: vec![1],
            kept_at: now(),
        };
        let mut rows: Vec<DocumentRow> = (0..700).map(|_| row(kept.name)).collect();
        rows.push(row(ObjectName([7; 32])));
        lost.push(format!("the paper {} is missing from the vault", rows[700].document));
        let commit = Commit::named("test", town, now());
        let commit =
            rows.into_iter().fold(commit, |commit, row| commit.change(DocumentChange::PutDocument(row)));
        harness.store.commit(commit).await.unwrap();
    }
    let found = harness.store.verify_documents(&vault(harness)).await.unwrap();
    let reasons: Vec<String> = found.into_iter().map(|finding| finding.reason).collect();
    assert_eq!(reasons, lost);
}
