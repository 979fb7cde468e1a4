//! Arranges a module so that it compresses better, and does what it did, in as many bytes: what changes
//! is what engines do not look at.
//!
//! - The locals of a function that have one type are numbered anew, so that the same steps are the same
//!   bytes in as many functions as can be. wasm-opt numbers them by how often each is used.
//! - Functions that have much in common stand side by side: deflate says in few bits what is near, and
//!   does not see what is more than 32 KB away.
//! - Loads and stores say of their address that it is aligned as is natural for them, which is a hint
//!   without a meaning (WebAssembly Core Specification, "Memory Instructions").
//!
//! No number becomes longer or shorter, so that nothing else moves. What is common is counted by runs of
//! a few bytes, which says the same to every compressor, and takes seconds; trying what deflate makes of
//! each change takes minutes, and finds no more.

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::convert::Infallible;

use anyhow::{Context, Result, bail, ensure};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Operator, Parser, Payload, TypeRef,
    ValType, Validator,
};

/// Numbers below are one byte (LEB128).
const ONE_BYTE: usize = 0x80;

/// The module, arranged.
pub(crate) fn arrange(module: &[u8]) -> Result<Vec<u8>> {
    let mut functions = Functions::read(module)?;
    let all = functions.imported + functions.bodies.len();
    ensure!(all < ONE_BYTE * ONE_BYTE, "numbers of three bytes");
    number_locals(&mut functions.bodies);
    let order = order(&functions);
    let mut arranged = Module::new();
    Arrangement::new(functions, order).parse_core_module(&mut arranged, Parser::new(0), module)?;
    let arranged = arranged.finish();
    ensure!(arranged.len() == module.len(), "another size");
    Validator::new().validate_all(&arranged)?;
    Ok(arranged)
}

/// A module's functions.
struct Functions {
    /// How many are imported: they are numbered first.
    imported: usize,
    bodies: Vec<Body>,
}

/// What a function does.
struct Body {
    bytes: Vec<u8>,
    /// The types of its locals, parameters first; nothing for parameters, which stay where they are.
    types: Vec<Option<ValType>>,
    /// Where each local is named, by its number.
    uses: Vec<Vec<usize>>,
    /// Where functions are named, and which.
    calls: Vec<(usize, u32)>,
}

impl Functions {
    fn read(module: &[u8]) -> Result<Functions> {
        let mut parameters = Vec::new();
        let mut types = Vec::new();
        let mut functions = Functions {
            imported: 0,
            bodies: Vec::new(),
        };
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => {
                    for ty in section.into_iter_err_on_gc_types() {
                        parameters.push(ty?.params().len());
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let is_function = matches!(import?.ty, TypeRef::Func(_));
                        functions.imported += usize::from(is_function);
                    }
                }
                Payload::FunctionSection(section) => {
                    types = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => {
                    let ty: u32 = *types.get(functions.bodies.len()).context("no type")?;
                    let parameters = *parameters.get(ty as usize).context("no type")?;
                    functions.bodies.push(Body::read(&body, parameters)?);
                }
                Payload::CustomSection(section) if section.name() == "name" => {
                    bail!("names would be others'");
                }
                _ => {}
            }
        }
        Ok(functions)
    }
}

impl Body {
    fn read(body: &FunctionBody<'_>, parameters: usize) -> Result<Body> {
        let mut types = vec![None; parameters];
        for group in body.get_locals_reader()? {
            let (count, ty) = group?;
            types.extend((0..count).map(|_| Some(ty)));
        }
        let mut read = Body {
            bytes: body.as_bytes().to_vec(),
            uses: vec![Vec::new(); types.len()],
            types,
            calls: Vec::new(),
        };
        for operator in body.get_operators_reader()?.into_iter_with_offsets() {
            let (operator, at) = operator?;
            let at = at - body.range().start;
            match operator {
                Operator::LocalGet { local_index }
                | Operator::LocalSet { local_index }
                | Operator::LocalTee { local_index } => {
                    read.uses[local_index as usize].push(at + 1);
                }
                Operator::Call { function_index }
                | Operator::ReturnCall { function_index }
                | Operator::RefFunc { function_index } => {
                    read.calls.push((at + 1, function_index));
                }
                _ => {
                    // A larger alignment says of which memory, too.
                    if let Some(natural) = natural_alignment(read.bytes[at])
                        && read.bytes[at + 1] < 0x40
                    {
                        read.bytes[at + 1] = natural;
                    }
                }
            }
        }
        Ok(read)
    }

    /// Whether two locals can change places.
    fn can_swap(&self, one: usize, other: usize) -> bool {
        let ty = self.types[one];
        one.max(other) < ONE_BYTE && ty.is_some() && ty == self.types[other]
    }

    fn swap(&mut self, one: usize, other: usize) {
        self.uses.swap(one, other);
        for local in [one, other] {
            for at in &self.uses[local] {
                self.bytes[*at] = local as u8;
            }
        }
    }
}

/// The natural alignment of what a load or a store of this code reaches, as a power of two.
fn natural_alignment(operator: u8) -> Option<u8> {
    /// From `i32.load` to `i64.store32`.
    const OF_ACCESSES: [u8; 23] = [
        2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2,
    ];
    let place = operator.checked_sub(0x28)?;
    OF_ACCESSES.get(usize::from(place)).copied()
}

/// How many bytes the runs have that are counted.
const RUNS: [usize; 2] = [4, 6];

/// How often each run of bytes occurs in all functions. The fewer different ones there are, the more
/// have been there before.
#[derive(Default)]
struct Runs(HashMap<u64, u32>);

impl Runs {
    fn add(&mut self, run: &[u8]) {
        *self.0.entry(key(run)).or_default() += 1;
    }

    fn remove(&mut self, run: &[u8]) {
        let key = key(run);
        match self.0.get_mut(&key) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(self.0.remove(&key)),
        }
    }

    fn different(&self) -> usize {
        self.0.len()
    }
}

/// A run and its length as one number.
fn key(run: &[u8]) -> u64 {
    run.iter().fold(1, |key, byte| key << 8 | u64::from(*byte))
}

/// All runs of a text.
fn runs(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    RUNS.into_iter().flat_map(|length| bytes.windows(length))
}

/// Numbers locals so that there are as few different runs of bytes as can be found by changing two
/// locals of one type for each other, as long as that makes fewer.
fn number_locals(bodies: &mut [Body]) {
    let mut all = Runs::default();
    for run in bodies.iter().flat_map(|body| runs(&body.bytes)) {
        all.add(run);
    }
    loop {
        let before = all.different();
        for body in &mut *bodies {
            for other in 0..body.types.len() {
                for one in 0..other {
                    if body.can_swap(one, other) {
                        try_swap(body, one, other, &mut all);
                    }
                }
            }
        }
        if all.different() == before {
            break;
        }
    }
}

fn try_swap(body: &mut Body, one: usize, other: usize, all: &mut Runs) {
    let before = all.different();
    let touched = touched(body, one, other);
    let mut swap = |body: &mut Body| {
        for (from, to) in &touched {
            all.remove(&body.bytes[*from..*to]);
        }
        body.swap(one, other);
        for (from, to) in &touched {
            all.add(&body.bytes[*from..*to]);
        }
        all.different()
    };
    if swap(body) >= before {
        swap(body);
    }
}

/// Where the runs begin and end that two locals are named in.
fn touched(body: &Body, one: usize, other: usize) -> Vec<(usize, usize)> {
    let mut touched = Vec::new();
    for at in body.uses[one].iter().chain(&body.uses[other]) {
        for length in RUNS {
            let first = (at + 1).saturating_sub(length);
            let last = (*at).min(body.bytes.len().saturating_sub(length));
            touched.extend((first..=last).map(|from| (from, from + length)));
        }
    }
    touched.sort_unstable();
    touched.dedup();
    touched
}

/// The functions in their new order: after each, of those that are left, the one that has most runs in
/// common with it, for its own number of them. Those whose number is one byte stay among themselves,
/// since they are the ones that are called most, and so do the others.
fn order(functions: &Functions) -> Vec<usize> {
    let runs: Vec<Vec<&[u8]>> = functions.bodies.iter().map(different_runs).collect();
    let one_byte = ONE_BYTE.saturating_sub(functions.imported).min(runs.len());
    let mut order: Vec<usize> = Vec::new();
    for mut left in [
        (0..one_byte).collect::<Vec<_>>(),
        (one_byte..runs.len()).collect(),
    ] {
        while !left.is_empty() {
            let mut nearest = (0, 0, 1);
            for (place, function) in left.iter().enumerate() {
                let common = order
                    .last()
                    .map_or(0, |last| common(&runs[*last], &runs[*function]));
                let (_, most, of) = nearest;
                // The squares, by the number: the cosine of the angle between the two.
                if common * common * of > most * most * runs[*function].len() {
                    nearest = (place, common, runs[*function].len());
                }
            }
            order.push(left.remove(nearest.0));
        }
    }
    order
}

/// The different runs of four bytes, in order.
fn different_runs(body: &Body) -> Vec<&[u8]> {
    let mut runs: Vec<_> = body.bytes.windows(4).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// How many two have in common, each in order.
fn common(one: &[&[u8]], other: &[&[u8]]) -> usize {
    let mut other = other.iter().peekable();
    let is_there = |run: &&&[u8]| {
        while other.next_if(|next| next < run).is_some() {}
        other.peek() == Some(run)
    };
    one.iter().filter(is_there).count()
}

/// Writes a module with other bodies, in another order.
struct Arrangement {
    functions: Functions,
    order: Vec<usize>,
    /// The new numbers of all functions.
    numbers: Vec<u32>,
}

impl Arrangement {
    fn new(functions: Functions, order: Vec<usize>) -> Arrangement {
        let all = functions.imported + order.len();
        let mut numbers: Vec<u32> = (0..).take(all).collect();
        for (number, place) in (functions.imported..).zip(&order) {
            numbers[functions.imported + place] = number as u32;
        }
        Arrangement {
            functions,
            order,
            numbers,
        }
    }
}

impl Reencode for Arrangement {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.numbers[function as usize])
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for place in &self.order {
            functions.function(types[*place]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for place in &self.order {
            let body = &mut self.functions.bodies[*place];
            for (at, function) in &body.calls {
                let number = self.numbers[*function as usize] as usize;
                if number < ONE_BYTE {
                    body.bytes[*at] = number as u8;
                } else {
                    body.bytes[*at] = (number % ONE_BYTE + ONE_BYTE) as u8;
                    body.bytes[*at + 1] = (number / ONE_BYTE) as u8;
                }
            }
            code.raw(&body.bytes);
        }
        Ok(())
    }
}
