// SPDX-License-Identifier: Apache-2.0
// A golden case: one Markdown file with a small library, questions, and the exact answers.
//
//   ```casus            the library of this case is the file itself
//   ```ask              one command line, with or without the program's name; what is quoted may run over lines
//   ```answer exit 1    what it prints, and its exit code when that is not 0
//   ```file NAME        a file beside it, such as a table
//   ```bytes NAME       the same, for what Markdown cannot hold: hexadecimal pairs, or `repeat COUNT PAIR`
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace casus::cases {

struct Question {
  std::string command;          // what the `ask` fence holds, without the program's name
  std::string answer;           // the lines in the `answer` fence
  int exit_code = 0;            // as the `answer` fence says
  std::size_t answer_begin = 0; // offset of the whole answer block, fences included
  std::size_t answer_end = 0;
};

/// The questions of a case in order. Fault: a sentence that says what is malformed and in which line.
std::expected<std::vector<Question>, std::string> questions_of(std::string_view text);

/// The case with new answers; everything else stays byte for byte.
std::string with_answers(std::string_view text, const std::vector<Question>& old, const std::vector<Question>& fresh);

/// A file that a case asks for.
struct ByteFile {
  std::string name;
  std::string bytes;
};

/// The files of a case in order. A word that is no pair is left out.
std::vector<ByteFile> byte_files_of(std::string_view text);

/// What the fences with that mark hold, in order.
std::vector<std::string> fences_of(std::string_view text, std::string_view mark);

/// The command lines of the program in the fences marked `sh`, without its name and without the comment at the end. The
/// exit code is 0, or that of a comment that says "exit 1"; no answer is written for them.
std::vector<Question> commands_of(std::string_view text);

/// The words of a command line: split at spaces; quotation marks of either sort keep spaces together.
std::vector<std::string> words_of(std::string_view command);

} // namespace casus::cases
