//! What the client's module holds and never reads: the standard library's table of two digits each. The
//! linker keeps it for the message of an allocation that fails. The client's panic handler formats no
//! message, so wasm-opt takes out the code that would have read the table, but not the table.

use anyhow::Result;
use wasmparser::{BinaryReaderError, DataKind, Operator, OperatorsReader, Parser, Payload};

/// The module with zeros in the place of the table, if nothing in the module points there; else as it is.
///
/// What points there has an address within the table: in code, as a constant or the offset of a load, in a
/// global, or as four bytes of the data. So it is enough that none of these numbers is one, whatever it is
/// used for. (A number that is one by chance keeps the table, which costs bytes and nothing else.)
pub(crate) fn blank(module: &[u8]) -> Result<Vec<u8>> {
    let mut blanked = module.to_vec();
    let mut numbers = Vec::new();
    let mut tables = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::GlobalSection(section) => {
                for global in section {
                    add_numbers(global?.init_expr.get_operators_reader(), &mut numbers)?;
                }
            }
            Payload::CodeSectionEntry(body) => {
                add_numbers(body.get_operators_reader()?, &mut numbers)?;
            }
            Payload::DataSection(section) => {
                for segment in section {
                    let segment = segment?;
                    let words = segment.data.windows(4);
                    let words = words.filter_map(|word| word.first_chunk().copied());
                    numbers.extend(words.map(u32::from_le_bytes).map(u64::from));
                    let Some(at) = find(segment.data, &table()) else {
                        continue;
                    };
                    if let DataKind::Active { offset_expr, .. } = segment.kind
                        && let Operator::I32Const { value } =
                            offset_expr.get_operators_reader().read()?
                    {
                        let place = segment.range.end - segment.data.len() + at;
                        tables.push((place, u64::from(value as u32) + at as u64));
                    }
                }
            }
            _ => {}
        }
    }
    let length = table().len();
    for (place, address) in tables {
        let within = address..address + length as u64;
        if !numbers.iter().any(|number| within.contains(number)) {
            blanked[place..place + length].fill(0);
        }
    }
    Ok(blanked)
}

/// `00010203…99`.
fn table() -> Vec<u8> {
    let digits = |number: usize| [number / 10, number % 10];
    let digit = |value: usize| b'0' + value as u8;
    (0..100).flat_map(digits).map(digit).collect()
}

fn find(data: &[u8], part: &[u8]) -> Option<usize> {
    data.windows(part.len()).position(|window| window == part)
}

/// Adds all numbers that the instructions name.
fn add_numbers(
    operators: OperatorsReader<'_>,
    numbers: &mut Vec<u64>,
) -> Result<(), BinaryReaderError> {
    for operator in operators {
        let operator = operator?;
        // Two addresses may be stored at once.
        if let Operator::I64Const { value } = operator {
            let value = value as u64;
            numbers.extend([value & u64::from(u32::MAX), value >> 32]);
        }
        // As it is shown, with all that belongs to it.
        let shown = format!("{operator:?}");
        let digits = shown.split(|character: char| !character.is_ascii_digit());
        numbers.extend(digits.filter_map(|digits| digits.parse::<u64>().ok()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ConstExpr, DataSection, Function, FunctionSection, GlobalSection, GlobalType,
        Instruction, MemArg, MemorySection, MemoryType, Module, TypeSection, ValType,
    };

    use super::*;

    /// Where the table of the modules is.
    const ADDRESS: i32 = 70_000;

    /// A module with the table between other data, a function that does something, and a global.
    fn module(instruction: &Instruction<'_>, after: &[u8], global: i32) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 2,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut globals = GlobalSection::new();
        let ty = GlobalType {
            val_type: ValType::I32,
            mutable: false,
            shared: false,
        };
        globals.global(ty, &ConstExpr::i32_const(global));
        let mut code = CodeSection::new();
        let mut function = Function::new([]);
        function.instruction(&Instruction::I32Const(0));
        function.instruction(instruction);
        function.instruction(&Instruction::Drop);
        function.instruction(&Instruction::End);
        code.function(&function);
        let mut data = DataSection::new();
        let bytes = [b"before".as_slice(), &table(), after].concat();
        data.active(0, &ConstExpr::i32_const(ADDRESS - 6), bytes);
        let mut module = Module::new();
        module.section(&types).section(&functions);
        module.section(&memories).section(&globals);
        module.section(&code).section(&data);
        module.finish()
    }

    fn load(offset: i32) -> Instruction<'static> {
        Instruction::I32Load16U(MemArg {
            offset: offset as u64,
            align: 1,
            memory_index: 0,
        })
    }

    #[test]
    fn a_table_that_nothing_points_at_is_blanked_and_nothing_else_is() {
        let around = [ADDRESS - 1, ADDRESS + 200];
        for [one, other] in [around, [around[1], around[0]]] {
            let module = module(&load(one), &other.to_le_bytes(), one);
            let blanked = blank(&module).unwrap();
            assert_eq!(find(&blanked, &table()), None);
            let at = find(&module, &table()).unwrap();
            let mut expected = module.clone();
            expected[at..at + 200].fill(0);
            assert_eq!(blanked, expected);
        }
    }

    #[test]
    fn a_table_that_something_points_at_stays() {
        for address in [ADDRESS, ADDRESS + 1, ADDRESS + 199] {
            let both = Instruction::I64Const(i64::from(address) << 32 | 7);
            for module in [
                module(&load(address), b"", 0),
                module(&Instruction::I32Const(address), b"", 0),
                module(&both, b"", 0),
                module(&Instruction::Nop, &address.to_le_bytes(), 0),
                module(
                    &Instruction::Nop,
                    &[b"odd", &address.to_le_bytes()[..]].concat(),
                    0,
                ),
                module(&Instruction::Nop, b"", address),
            ] {
                assert_eq!(blank(&module).unwrap(), module, "{address}");
            }
        }
    }

    #[test]
    fn a_module_without_the_table_stays() {
        let mut module = module(&Instruction::Nop, b"", 0);
        let at = find(&module, &table()).unwrap();
        module[at] = b'1';
        assert_eq!(blank(&module).unwrap(), module);
    }
}
