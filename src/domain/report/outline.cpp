// Reading block lines and what stands between them.

#include "outline.hpp"

#include <optional>
#include <string>

namespace muster::report {
namespace {

constexpr std::size_t deepest = 16;

std::optional<Part::Kind> opens(std::string_view name) {
  if (name == "if") return Part::Kind::condition;
  if (name == "each") return Part::Kind::loop;
  if (name == "pair") return Part::Kind::pair;
  if (name == "key") return Part::Kind::key;
  if (name == "note") return Part::Kind::note;
  return std::nullopt;
}

/// Where the block line's text starts in `line`, or nothing where it is an ordinary line.
std::optional<std::size_t> after_colons(std::string_view line) {
  const auto first = line.find_first_not_of(' ');
  if (first > 3 || line.substr(first, 3) != ":::") return std::nullopt;
  return first + 3;
}

class OutlineReader {
 public:
  OutlineReader(std::string_view text, Diagnostics& diagnostics) : text_(text), diagnostics_(diagnostics) {}

  std::vector<Part> read() {
    std::vector<Part> out;
    read_into(out, nullptr);
    return out;
  }

 private:
  /// Reads until the end of the text, or of the part that `owner` is.
  void read_into(std::vector<Part>& parts, Part* owner) {
    auto* into = &parts;
    while (at_ < text_.size()) {
      const auto start = at_;
      const auto line = next_line();
      const auto colons = after_colons(line);
      if (!colons) {
        add_markdown(*into, start, at_);
        continue;
      }
      auto block = read_line(line.substr(*colons), start + *colons);
      if (!block) continue;
      const auto& name = block->name.text;
      if (name == "end") {
        no_arguments(*block);
        if (owner != nullptr) return;
        diagnostics_.add(block->name.offset, name.size(), "this `end` closes nothing",
                         "take it out, or open `if`, `each`, `pair`, `key` or `note` before it");
      } else if (name == "else" || name == "and") {
        no_arguments(*block);
        if (divides(owner, *block)) {
          owner->divided = true;
          into = &owner->others;
        }
      } else {
        add_block(*into, std::move(*block));
      }
    }
    if (owner != nullptr) {
      diagnostics_.add(owner->offset, owner->line.name.text.size(),
                       "this `" + owner->line.name.text + "` is never closed", "write `::: end` where it ends");
    }
  }

  std::string_view next_line() {
    const auto end = text_.find('\n', at_);
    auto line = text_.substr(at_, end == std::string_view::npos ? end : end - at_);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
  }

  void add_markdown(std::vector<Part>& into, std::size_t begin, std::size_t end) {
    if (into.empty() || into.back().kind != Part::Kind::markdown ||
        into.back().offset + into.back().text.size() != begin) {
      Part part;
      part.offset = begin;
      into.push_back(std::move(part));
    }
    auto& part = into.back();
    part.text = text_.substr(part.offset, end - part.offset);
  }

  std::optional<BlockLine> read_line(std::string_view line, std::size_t offset) {
    auto parsed = parse_block_line(line);
    if (const auto* error = std::get_if<GrammarError>(&parsed)) {
      diagnostics_.add(offset + error->offset, error->length, error->message, error->hint);
      return std::nullopt;
    }
    auto& block = std::get<BlockLine>(parsed);
    block.name.offset += offset;
    for (auto& argument : block.arguments) argument.offset += offset;
    return std::move(block);
  }

  void add_block(std::vector<Part>& into, BlockLine block) {
    Part part;
    part.offset = block.name.offset;
    const auto kind = opens(block.name.text);
    part.kind = kind.value_or(Part::Kind::block);
    part.line = std::move(block);
    if (kind && depth_ == deepest) {
      diagnostics_.add(part.offset, part.line.name.text.size(), "blocks stand inside each other more than 16 deep");
      return;
    }
    if (kind) {
      if (*kind != Part::Kind::condition && *kind != Part::Kind::loop) no_arguments(part.line);
      ++depth_;
      read_into(part.children, &part);
      --depth_;
    }
    into.push_back(std::move(part));
  }

  void no_arguments(const BlockLine& block) {
    if (block.arguments.empty()) return;
    const auto& first = block.arguments.front();
    const bool holds_text = block.name.text == "key" || block.name.text == "note";
    diagnostics_.add(first.offset, first.text.size(), "nothing may follow `" + block.name.text + "` on its line",
                     holds_text ? "write the text on the lines below it, and `::: end` after them" : "");
  }

  bool divides(const Part* owner, const BlockLine& block) {
    const bool is_else = block.name.text == "else";
    const auto wanted = is_else ? Part::Kind::condition : Part::Kind::pair;
    if (owner != nullptr && owner->kind == wanted && !owner->divided) return true;
    diagnostics_.add(block.name.offset, block.name.text.size(),
                     is_else ? "this `else` stands in no `if`, or in one that has an `else` already"
                             : "this `and` stands in no `pair`, or in one that has an `and` already",
                     is_else ? "take it out, or write `::: if` with what it asks above it"
                             : "take it out, or write `::: pair` above it");
    return false;
  }

  std::string_view text_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

std::vector<Part> outline_of(std::string_view definition, Diagnostics& diagnostics) {
  return OutlineReader(definition, diagnostics).read();
}

}  // namespace muster::report
