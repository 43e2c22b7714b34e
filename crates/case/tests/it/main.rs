//! What the case promises, tried from outside.
