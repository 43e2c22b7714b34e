"""Signs a PDF that is signed already, with RSA and the attributes that this program writes: FILE."""

import sys
from datetime import datetime
from pathlib import Path

from asn1crypto import keys
from asn1crypto import x509 as plain
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

key = rsa.generate_private_key(65537, 2048)
name = x509.Name([x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "Anderes Amt")])
builder = x509.CertificateBuilder(name, name, key.public_key(), 4711, datetime(2026, 1, 1), datetime(2028, 1, 1))
der = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
private = key.private_bytes(
    serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
signer = signers.SimpleSigner(
    plain.Certificate.load(der), keys.PrivateKeyInfo.load(private), SimpleCertificateStore())
path = Path(sys.argv[1])
with path.open("rb") as file:
    signed = signers.sign_pdf(
        IncrementalPdfFileWriter(file, strict=False),
        signers.PdfSignatureMetadata(field_name="Second", md_algorithm="sha256"), signer=signer)
path.write_bytes(signed.getvalue())
