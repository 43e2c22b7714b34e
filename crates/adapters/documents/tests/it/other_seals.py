"""Puts signatures of others into the place of a sealed file: FILE FOLDER. Each is built by hand, key and all."""

import hashlib
import re
import sys
from datetime import datetime, timezone
from pathlib import Path

from asn1crypto import algos, cms, core
from asn1crypto import x509 as plain
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa

FILE, FOLDER = Path(sys.argv[1]).read_bytes(), Path(sys.argv[2])
START, HEAD, TAIL, REST = map(int, re.findall(rb"/ByteRange\s*\[(.*?)\]", FILE)[-1].split())
RANGES = FILE[START:HEAD] + FILE[TAIL : TAIL + REST]
HASHES = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512(), "sha1": hashes.SHA1()}
SMALL, RSA = rsa.generate_private_key(65537, 1024), rsa.generate_private_key(65537, 2048)
CURVES = {name: ec.generate_private_key(curve()) for name, curve in
          [("p256", ec.SECP256R1), ("p384", ec.SECP384R1), ("p521", ec.SECP521R1), ("k256", ec.SECP256K1)]}
EDWARDS = ed25519.Ed25519PrivateKey.generate()


def certificate(key):
    name = x509.Name([x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "Anderes Amt")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 4711,
                                      datetime(2026, 1, 1), datetime(2028, 1, 1))
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
    builder = builder.add_extension(x509.BasicConstraints(True, None), True)
    signed = builder.sign(key, None if key is EDWARDS else hashes.SHA256())
    return plain.Certificate.load(signed.public_bytes(serialization.Encoding.DER))


def sign(key, algorithm, digest, salt, message):
    if key is EDWARDS:
        return key.sign(message)
    if isinstance(key, rsa.RSAPrivateKey):
        chosen = HASHES[digest]
        pad = padding.PSS(padding.MGF1(chosen), salt) if algorithm == "pss" else padding.PKCS1v15()
        return key.sign(message, pad, chosen)
    return key.sign(message, ec.ECDSA(HASHES[digest]))


def method(algorithm, digest, salt):
    if algorithm == "pss":
        return {"algorithm": "rsassa_pss", "parameters": {
            "hash_algorithm": {"algorithm": digest},
            "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": {"algorithm": digest}},
            "salt_length": salt, "trailer_field": 1}}
    return {"algorithm": {"rsa": f"{digest}_rsa", "bare": "rsassa_pkcs1v15", "ec": f"{digest}_ecdsa"}.get(algorithm, algorithm)}


def build(key, algorithm, digest="sha256", *, attributes=True, by_key=False, salt=None, with_certificate=True,
          signers=1, content=None, stated=True):
    own = certificate(key)
    salt = hashlib.new(digest).digest_size if salt is None else salt
    attrs = cms.CMSAttributes([cms.CMSAttribute({"type": "content_type", "values": ["data"]})])
    if stated:
        value = hashlib.new(digest, RANGES).digest()
        attrs.append(cms.CMSAttribute({"type": "message_digest", "values": [core.OctetString(value)]}))
    message = attrs.untag().dump() if attributes else RANGES
    sid = (cms.SignerIdentifier("subject_key_identifier", own.key_identifier) if by_key else
           cms.SignerIdentifier("issuer_and_serial_number",
                                cms.IssuerAndSerialNumber({"issuer": own.issuer, "serial_number": 4711})))
    info = {"version": "v3" if by_key else "v1", "sid": sid, "digest_algorithm": {"algorithm": digest},
            "signature_algorithm": method(algorithm, digest, salt),
            "signature": sign(key, algorithm, digest, salt, message)}
    if attributes:
        info["signed_attrs"] = attrs
    data = {"version": "v3" if by_key else "v1", "digest_algorithms": [{"algorithm": digest}],
            "encap_content_info": {"content_type": "data", "content": content}, "signer_infos": [info] * signers}
    if with_certificate:
        data["certificates"] = [own]
    return cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(data)}).dump()


def write(name, signature):
    digits = signature.hex().encode()
    room = TAIL - HEAD - 2
    assert len(digits) <= room, name
    gap = b"<" + digits.ljust(room, b"0") + b">"
    FOLDER.joinpath(name + ".pdf").write_bytes(FILE[:HEAD] + gap + FILE[TAIL:])


for digest in ["sha256", "sha384", "sha512"]:
    write(f"known-rsa-{digest}", build(RSA, "rsa", digest))
    write(f"known-rsa-bare-{digest}", build(RSA, "bare", digest))
    write(f"known-pss-{digest}", build(RSA, "pss", digest))
    write(f"known-p256-{digest}", build(CURVES["p256"], "ec", digest))
    write(f"known-p384-{digest}", build(CURVES["p384"], "ec", digest))
for digest in ["sha384", "sha512"]:
    write(f"known-p521-{digest}", build(CURVES["p521"], "ec", digest))
for name, key, algorithm in [("rsa", RSA, "rsa"), ("pss", RSA, "pss"), ("p256", CURVES["p256"], "ec")]:
    write(f"known-{name}-without-attributes", build(key, algorithm, attributes=False))
    write(f"known-{name}-by-key", build(key, algorithm, by_key=True))
    write(f"known-{name}-by-key-without-attributes", build(key, algorithm, attributes=False, by_key=True))
    write(f"unknown-{name}-sha1", build(key, algorithm, "sha1"))
write("unknown-short-key", build(SMALL, "rsa"))
write("unknown-salt", build(RSA, "pss", salt=20))
write("unknown-curve", build(CURVES["k256"], "ec"))
write("unknown-edwards", build(EDWARDS, "ed25519", "sha512"))
write("unknown-without-certificate", build(RSA, "rsa", with_certificate=False))
write("unknown-two-signers", build(RSA, "rsa", signers=2))
write("unknown-own-content", build(RSA, "rsa", content=hashlib.sha256(RANGES).digest()))
write("unknown-without-digest", build(RSA, "rsa", stated=False))
write("unknown-text", b"\x04\x05hello")
write("unknown-nothing", b"\x30\x00")
write("unknown-open-length", b"\x30\x80" + build(RSA, "rsa")[4:] + b"\x00\x00")
