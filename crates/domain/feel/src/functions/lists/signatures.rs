//! Which types the functions of lists take and give.

use crate::functions::Signature;
use crate::types::Type;

pub(super) fn counted(kinds: &[Type]) -> Signature {
    match kinds {
        [Type::List(_) | Type::Null] => Signature::Gives(Type::Number),
        [_] => Signature::Wrong(0),
        _ => Signature::WrongCount,
    }
}

/// One list of numbers, or numbers.
pub(super) fn numbers(kinds: &[Type]) -> Signature {
    match kinds {
        [] => Signature::WrongCount,
        [only] if Type::list(Type::Number).accepts(only) => Signature::Gives(Type::Number),
        several => match several.iter().position(|kind| !Type::Number.accepts(kind)) {
            Some(index) => Signature::Wrong(index),
            None => Signature::Gives(Type::Number),
        },
    }
}

/// One list of things that know before and after, or such things, all of one type.
pub(super) fn ordered(kinds: &[Type]) -> Signature {
    let items = match kinds {
        [] => return Signature::WrongCount,
        [Type::List(item)] => std::slice::from_ref(&**item),
        several => several,
    };
    let mut joined = Type::Null;
    for (index, kind) in items.iter().enumerate() {
        match joined.join(kind) {
            Some(kind) if !matches!(kind, Type::Boolean | Type::List(_) | Type::Context(_)) => joined = kind,
            _ => return Signature::Wrong(index),
        }
    }
    Signature::Gives(joined)
}

pub(super) fn list_and_item(kinds: &[Type], result: fn(&Type) -> Type) -> Signature {
    match kinds {
        [Type::List(item), kind] if item.join(kind).is_some() => Signature::Gives(result(item)),
        [Type::Null, _] => Signature::Gives(result(&Type::Null)),
        [Type::List(_), _] => Signature::Wrong(1),
        [_, _] => Signature::Wrong(0),
        _ => Signature::WrongCount,
    }
}

pub(super) fn appended(kinds: &[Type]) -> Signature {
    let [first, rest @ ..] = kinds else {
        return Signature::WrongCount;
    };
    let mut joined = match first {
        Type::List(item) => (**item).clone(),
        Type::Null => Type::Null,
        _ => return Signature::Wrong(0),
    };
    if rest.is_empty() {
        return Signature::WrongCount;
    }
    for (index, kind) in rest.iter().enumerate() {
        match joined.join(kind) {
            Some(kind) => joined = kind,
            None => return Signature::Wrong(index + 1),
        }
    }
    Signature::Gives(Type::list(joined))
}

pub(super) fn concatenated(kinds: &[Type]) -> Signature {
    let mut joined = Type::list(Type::Null);
    for (index, kind) in kinds.iter().enumerate() {
        match joined.join(kind) {
            Some(kind @ Type::List(_)) => joined = kind,
            _ => return Signature::Wrong(index),
        }
    }
    if kinds.is_empty() { Signature::WrongCount } else { Signature::Gives(joined) }
}

pub(super) fn same_list(kinds: &[Type]) -> Signature {
    match kinds {
        [list @ (Type::List(_) | Type::Null)] => Signature::Gives(list.clone()),
        [_] => Signature::Wrong(0),
        _ => Signature::WrongCount,
    }
}

/// What lies under all lists.
pub(super) fn leaf(kind: &Type) -> &Type {
    match kind {
        Type::List(item) => leaf(item),
        other => other,
    }
}
