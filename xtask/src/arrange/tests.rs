//! What is arranged is what it was.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::{
    ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
    FunctionSection, ImportSection, Instruction, MemArg, MemorySection, MemoryType, RefType,
    TableSection, TableType, TypeSection, ValType,
};

use super::*;

/// More functions than have numbers of one byte, each exported by its name and with some twenty
/// locals of three types, by turns; they load, store and call each other.
fn module() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32, ValType::I64], []);
    types.ty().function([ValType::I32], [ValType::I64]);
    let mut imports = ImportSection::new();
    imports.import("host", "import", EntityType::Function(0));
    let mut functions = FunctionSection::new();
    let mut exports = ExportSection::new();
    let mut code = CodeSection::new();
    for number in 1..200u32 {
        functions.function(number % 2);
        exports.export(&format!("f{number}"), ExportKind::Func, number);
        code.function(&function(number));
    }
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        minimum: 3,
        maximum: None,
        table64: false,
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut elements = ElementSection::new();
    let named = Elements::Functions([7, 150, 0].as_slice().into());
    elements.active(None, &ConstExpr::i32_const(0), named);
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions);
    module.section(&tables).section(&memories).section(&exports);
    module.section(&elements).section(&code);
    module.finish()
}

fn function(number: u32) -> Function {
    let parameters = 2 - number % 2;
    let count = |nth: u32| (number * 7 + nth * 5) % 5 + 1;
    let counts = [0, 1, 2].map(count);
    let mut function = Function::new([
        (counts[0], ValType::I32),
        (counts[1], ValType::I64),
        (counts[2], ValType::F64),
    ]);
    let pointer = |step: u32| parameters + (number * step * 3 + step) % counts[0];
    let long = |step: u32| parameters + counts[0] + (number + step * step) % counts[1];
    let access = MemArg {
        offset: u64::from(number % 3),
        align: 0,
        memory_index: 0,
    };
    for step in 0..number % 9 + 3 {
        function.instruction(&Instruction::LocalGet(pointer(step)));
        function.instruction(&Instruction::I64Load(access));
        function.instruction(&Instruction::LocalTee(long(step)));
        function.instruction(&Instruction::I64Const(i64::from(step)));
        function.instruction(&Instruction::I64Add);
        function.instruction(&Instruction::LocalSet(long(step + 1)));
        function.instruction(&Instruction::LocalGet(pointer(step + 1)));
        function.instruction(&Instruction::LocalGet(long(step + 2)));
        let called = (number * 31 + step * 17) % 100 * 2;
        function.instruction(&Instruction::Call(called));
    }
    if parameters == 1 {
        function.instruction(&Instruction::LocalGet(long(0)));
    }
    function.instruction(&Instruction::End);
    function
}

/// What a function is and does, by its names: its type, the types of its locals, and its operators.
struct Read {
    ty: u32,
    locals: Vec<wasmparser::ValType>,
    operators: Vec<String>,
    uses: Vec<u32>,
    calls: Vec<u32>,
}

/// All functions by the names of exports, the names by their numbers, and the table's functions.
fn read(module: &[u8]) -> (BTreeMap<String, Read>, BTreeMap<u32, String>, Vec<u32>) {
    let (mut types, mut names, mut bodies) = (Vec::new(), BTreeMap::new(), Vec::new());
    let mut table = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload.unwrap() {
            Payload::FunctionSection(section) => {
                types = section.into_iter().map(Result::unwrap).collect();
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export.unwrap();
                    names.insert(export.index, export.name.to_owned());
                }
            }
            Payload::ElementSection(section) => {
                for element in section {
                    let wasmparser::ElementItems::Functions(items) = element.unwrap().items else {
                        panic!("no functions");
                    };
                    table.extend(items.into_iter().map(Result::unwrap));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(read_body(&body, 0)),
            _ => {}
        }
    }
    let mut functions = BTreeMap::new();
    for ((number, mut body), ty) in (1..).zip(bodies).zip(types) {
        body.ty = ty;
        functions.insert(names[&number].clone(), body);
    }
    (functions, names, table)
}

fn read_body(body: &FunctionBody<'_>, ty: u32) -> Read {
    let mut read = Read {
        ty,
        locals: Vec::new(),
        operators: Vec::new(),
        uses: Vec::new(),
        calls: Vec::new(),
    };
    for group in body.get_locals_reader().unwrap() {
        let (count, ty) = group.unwrap();
        read.locals.extend((0..count).map(|_| ty));
    }
    for operator in body.get_operators_reader().unwrap() {
        let operator = operator.unwrap();
        let text = match operator {
            Operator::LocalGet { local_index } => {
                read.uses.push(local_index);
                "get".to_owned()
            }
            Operator::LocalSet { local_index } => {
                read.uses.push(local_index);
                "set".to_owned()
            }
            Operator::LocalTee { local_index } => {
                read.uses.push(local_index);
                "tee".to_owned()
            }
            Operator::Call { function_index } => {
                read.calls.push(function_index);
                "call".to_owned()
            }
            Operator::I64Load { memarg } => format!("load {}", memarg.offset),
            other => format!("{other:?}"),
        };
        read.operators.push(text);
    }
    read
}

#[test]
fn nothing_but_numbers_and_order_is_new() {
    let module = module();
    let arranged = arrange(&module).unwrap();
    assert_eq!(arranged.len(), module.len());
    let (before, old_names, old_table) = read(&module);
    let (after, new_names, new_table) = read(&arranged);
    assert_ne!(old_names, new_names, "the order is another one");
    let old_name = |number: &u32| old_names.get(number);
    let new_name = |number: &u32| new_names.get(number);
    assert!(
        old_table
            .iter()
            .map(old_name)
            .eq(new_table.iter().map(new_name))
    );
    let mut renumbered = 0;
    for (name, old) in &before {
        let new = &after[name];
        assert_eq!((old.ty, &old.locals), (new.ty, &new.locals), "{name}");
        assert_eq!(old.operators, new.operators, "{name}");
        assert!(
            old.calls
                .iter()
                .map(old_name)
                .eq(new.calls.iter().map(new_name))
        );
        // Each local has one new number, and that no other; parameters have theirs.
        let parameters = 2 - old.ty;
        let mut numbers = BTreeMap::new();
        for (one, other) in old.uses.iter().zip(&new.uses) {
            assert_eq!(numbers.entry(one).or_insert(other), &other, "{name}");
            if *one < parameters {
                assert_eq!(one, other, "{name}");
            } else {
                let ty = |local: &u32| old.locals[(local - parameters) as usize];
                assert_eq!(ty(one), ty(other), "{name}");
            }
        }
        let different: BTreeSet<_> = numbers.values().collect();
        assert_eq!(different.len(), numbers.len(), "{name}");
        renumbered += usize::from(old.uses != new.uses);
    }
    assert!(renumbered > 0);
}

#[test]
fn an_arranged_module_has_fewer_runs_and_compresses_better() {
    let module = module();
    let arranged = arrange(&module).unwrap();
    let different = |module: &[u8]| {
        let mut all = Runs::default();
        let functions = Functions::read(module).unwrap();
        for body in &functions.bodies {
            for run in runs(&body.bytes) {
                all.add(run);
            }
        }
        all.different()
    };
    assert!(different(&arranged) < different(&module));
    let gzipped = |bytes: &[u8]| {
        let level = flate2::Compression::best();
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), level);
        std::io::Write::write_all(&mut encoder, bytes).unwrap();
        encoder.finish().unwrap().len()
    };
    assert!(gzipped(&arranged) < gzipped(&module));
}

#[test]
fn what_is_arranged_twice_is_arranged_alike() {
    let module = module();
    assert_eq!(arrange(&module).unwrap(), arrange(&module).unwrap());
}

#[test]
fn accesses_are_aligned_as_is_natural() {
    // i32.load, i64.load8_u and i64.store, and what stands before and after accesses.
    assert_eq!(natural_alignment(0x28), Some(2));
    assert_eq!(natural_alignment(0x31), Some(0));
    assert_eq!(natural_alignment(0x37), Some(3));
    assert_eq!(natural_alignment(0x3e), Some(2));
    assert_eq!(
        (natural_alignment(0x27), natural_alignment(0x3f)),
        (None, None)
    );
}

#[test]
fn a_module_with_names_is_refused() {
    let mut names = wasm_encoder::NameSection::new();
    names.module("pets");
    let mut module = Module::new();
    module.section(&names);
    assert!(arrange(&module.finish()).is_err());
}
