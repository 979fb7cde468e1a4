//! ES384: ECDSA on P-384 with SHA-384 (RFC 7518 §3.4).
//!
//! The curve's code is generic, so it is compiled with the crate that uses it. This one is optimised
//! in the dev profile, which makes a signature ten times as fast; the emulator, which takes longer to
//! compile, need not be.

use p384::ecdsa::signature::{Signer, Verifier};
use p384::ecdsa::{Signature, SigningKey, VerifyingKey};

/// A private key with its public one.
#[derive(Clone, Debug)]
pub struct KeyPair {
    signing: SigningKey,
    verifying: VerifyingKey,
}

impl KeyPair {
    /// The key of a secret scalar, big-endian; `None` where it is zero or not below the curve's order.
    pub fn from_scalar(scalar: &[u8; 48]) -> Option<Self> {
        let signing = SigningKey::from_slice(scalar).ok()?;
        let verifying = VerifyingKey::from(&signing);
        Some(Self { signing, verifying })
    }

    /// Signs a message: r and s, 48 bytes each.
    #[inline(never)]
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        let signature: Signature = self.signing.sign(message);
        signature.to_bytes().to_vec()
    }

    /// Whether a signature is this key's for the message.
    #[inline(never)]
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.verifying.verify(message, &signature).is_ok())
    }

    /// The public key's point: x and y, 48 bytes each.
    pub fn point(&self) -> ([u8; 48], [u8; 48]) {
        let encoded = self.verifying.to_sec1_point(false);
        // Uncompressed (SEC 1 §2.3.3): a tag byte, then the coordinates.
        let mut coordinates = encoded.as_bytes().iter().skip(1).copied();
        let mut next = || std::array::from_fn(|_| coordinates.next().unwrap_or_default());
        (next(), next())
    }
}

#[cfg(test)]
mod tests {
    use super::KeyPair;

    #[test]
    fn a_signature_is_good_for_its_message_and_key_alone() {
        let pair = KeyPair::from_scalar(&[7; 48]).unwrap();
        let signature = pair.sign(b"message");
        assert_eq!(signature.len(), 96);
        assert!(pair.verify(b"message", &signature));
        assert!(!pair.verify(b"massage", &signature));
        assert!(
            !KeyPair::from_scalar(&[8; 48])
                .unwrap()
                .verify(b"message", &signature)
        );
        assert!(!pair.verify(b"message", b"short"));
    }

    #[test]
    fn the_first_scalar_gives_the_base_point() {
        let mut one = [0; 48];
        one[47] = 1;
        let (x, y) = KeyPair::from_scalar(&one).unwrap().point();
        // FIPS 186-4, D.1.2.4.
        assert_eq!(x[..8], [0xaa, 0x87, 0xca, 0x22, 0xbe, 0x8b, 0x05, 0x37]);
        assert_eq!(y[..8], [0x36, 0x17, 0xde, 0x4a, 0x96, 0x26, 0x2c, 0x6f]);
        assert!(KeyPair::from_scalar(&[0; 48]).is_none());
        assert!(KeyPair::from_scalar(&[0xff; 48]).is_none());
    }
}
