//! The same random expressions, evaluated by another implementation.

use feel::Value;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::generate::any_expression;
use crate::support::{ours, theirs};

/// How far numbers may lie apart, relative to their size: the engines keep different counts of digits.
const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 20);

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_expressions_agree(text in any_expression()) {
        let here = ours(&text);
        // What overflows our digits has no counterpart to compare with.
        if let Ok(there) = theirs(&text) {
            prop_assert!(agree(&here, &there), "{text}\nhere  {here}\nthere {there}");
        }
    }
}

/// Equal, up to the digits that are kept.
fn agree(here: &Value, there: &Value) -> bool {
    match (here, there) {
        (Value::Number(here), Value::Number(there)) => {
            let size = here.abs().max(there.abs()).max(Decimal::ONE);
            (here - there).abs() <= size * TOLERANCE
        }
        (Value::List(here), Value::List(there)) => {
            here.len() == there.len() && here.iter().zip(there).all(|(here, there)| agree(here, there))
        }
        _ => here == there,
    }
}
