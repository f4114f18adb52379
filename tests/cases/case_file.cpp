// SPDX-License-Identifier: Apache-2.0
#include "tests/cases/case_file.h"

#include <charconv>
#include <optional>
#include <utility>

namespace casus::cases {

namespace {

constexpr std::string_view ticks = "```";

struct Block {
  std::string_view info;
  std::string body;
  std::size_t begin = 0; // offset of the opening fence
  std::size_t end = 0;   // offset after the closing fence's line
  std::size_t line = 0;  // line of the opening fence, from 1
};

struct Line {
  std::string_view text;
  std::size_t next = 0;
};

Line line_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  const std::size_t stop = end == std::string_view::npos ? text.size() : end;
  return {text.substr(at, stop - at), end == std::string_view::npos ? text.size() : end + 1};
}

std::vector<Block> blocks_of(std::string_view text) {
  std::vector<Block> blocks;
  bool inside = false;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Line line = line_at(text, at);
    ++number;
    if (!inside && line.text.starts_with(ticks)) {
      blocks.push_back({line.text.substr(ticks.size()), "", at, 0, number});
      inside = true;
    } else if (inside && line.text == ticks) {
      blocks.back().end = line.next;
      inside = false;
    } else if (inside) {
      blocks.back().body.append(line.text).push_back('\n');
    }
    at = line.next;
  }
  return blocks;
}

template <class Number>
Number number_of(std::string_view digits, int base) {
  Number number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
  return number;
}

/// "61 0a" gives two bytes, "repeat 3 61" gives three.
std::string bytes_of(std::string_view body) {
  std::string bytes;
  std::size_t count = 1;
  const std::vector<std::string> words = words_of(body);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "repeat" && i + 1 < words.size()) {
      count = number_of<std::size_t>(words[++i], 10);
    } else {
      bytes.append(count, static_cast<char>(number_of<unsigned char>(words[i], 16)));
      count = 1;
    }
  }
  return bytes;
}

/// "answer" gives 0, "answer exit 1" gives 1, anything else -1.
int exit_code_of(std::string_view info) {
  constexpr std::string_view plain = "answer";
  constexpr std::string_view coded = "answer exit ";
  if (info == plain) {
    return 0;
  }
  int code = -1;
  if (info.starts_with(coded)) {
    const std::string_view digits = info.substr(coded.size());
    std::from_chars(digits.data(), digits.data() + digits.size(), code);
  }
  return code;
}

/// The command line after the program's name, where it begins with one.
std::string without_program(std::string_view line) {
  for (const std::string_view program : {"casus ", "build/casus "}) {
    if (line.starts_with(program)) line.remove_prefix(program.size());
  }
  if (line.ends_with('\n')) line.remove_suffix(1);
  return std::string(line);
}

/// Where the comment of a shell's line begins: a `#` after a space and outside double quotes.
std::size_t comment_of(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] == '#' && !quoted && (i == 0 || line[i - 1] == ' ')) return i;
  }
  return line.size();
}

/// "casus status  # exit 2: no answer" gives `status` and 2; a line that does not call the program gives nothing.
std::optional<Question> command_of(std::string_view line) {
  constexpr std::string_view mark = "exit ";
  const std::size_t end = comment_of(line);
  const std::string command = without_program(line.substr(0, end));
  if (command.size() == end) return std::nullopt;
  const std::string_view comment = line.substr(end);
  const std::size_t code = comment.find(mark);
  const bool coded = code != std::string_view::npos;
  return Question{.command = command, .exit_code = coded ? number_of<int>(comment.substr(code + mark.size()), 10) : 0};
}

} // namespace

std::expected<std::vector<Question>, std::string> questions_of(std::string_view text) {
  std::vector<Question> questions;
  const std::vector<Block> blocks = blocks_of(text);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& ask = blocks[i];
    if (ask.info != "ask") {
      continue;
    }
    const int code = i + 1 < blocks.size() ? exit_code_of(blocks[i + 1].info) : -1;
    if (code < 0 || blocks[i + 1].end == 0) {
      return std::unexpected("line " + std::to_string(ask.line) + ": an `ask` block needs an `answer` block after it");
    }
    const Block& answer = blocks[i + 1];
    questions.push_back({without_program(ask.body), answer.body, code, answer.begin, answer.end});
  }
  if (questions.empty()) {
    return std::unexpected(std::string("the case asks nothing"));
  }
  return questions;
}

std::vector<std::string> fences_of(std::string_view text, std::string_view mark) {
  std::vector<std::string> fences;
  for (Block& block : blocks_of(text)) {
    if (block.info == mark) fences.push_back(std::move(block.body));
  }
  return fences;
}

std::vector<Question> commands_of(std::string_view text) {
  std::vector<Question> commands;
  for (const std::string& fence : fences_of(text, "sh")) {
    for (std::size_t at = 0; at < fence.size();) {
      const Line line = line_at(fence, at);
      if (auto command = command_of(line.text)) commands.push_back(*std::move(command));
      at = line.next;
    }
  }
  return commands;
}

std::vector<ByteFile> byte_files_of(std::string_view text) {
  constexpr std::string_view bytes = "bytes ";
  constexpr std::string_view file = "file ";
  std::vector<ByteFile> files;
  for (const Block& block : blocks_of(text)) {
    if (block.info.starts_with(bytes)) {
      files.push_back({std::string(block.info.substr(bytes.size())), bytes_of(block.body)});
    } else if (block.info.starts_with(file)) {
      files.push_back({std::string(block.info.substr(file.size())), block.body});
    }
  }
  return files;
}

std::string with_answers(std::string_view text, const std::vector<Question>& old, const std::vector<Question>& fresh) {
  std::string result;
  std::size_t at = 0;
  for (std::size_t i = 0; i < old.size(); ++i) {
    result.append(text.substr(at, old[i].answer_begin - at));
    result.append("```answer");
    if (fresh[i].exit_code != 0) {
      result.append(" exit " + std::to_string(fresh[i].exit_code));
    }
    result.append("\n" + fresh[i].answer + "```\n");
    at = old[i].answer_end;
  }
  result.append(text.substr(at));
  return result;
}

std::vector<std::string> words_of(std::string_view command) {
  std::vector<std::string> words;
  char quote = ' '; // the one that is open
  bool open = false;
  for (const char c : command) {
    const bool quotes = (c == '"' || c == '\'') && (quote == ' ' || quote == c);
    if ((c == ' ' || c == '\n') && quote == ' ') {
      open = false;
      continue;
    }
    if (!open) {
      words.emplace_back();
      open = true;
    }
    if (quotes) {
      quote = quote == ' ' ? c : ' ';
    } else {
      words.back().push_back(c);
    }
  }
  return words;
}

} // namespace casus::cases
