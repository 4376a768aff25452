// What an issue is made of, and how it reads.
#include <muster/domain/bulletin/issue.hpp>

#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/prose.hpp>

#include <algorithm>

namespace muster::bulletin {
namespace {

struct KindRow {
  BlockKind kind;
  std::string_view code;
  std::string_view label;
  bool written;
  bool dated;
};
constexpr std::array kind_rows{KindRow{BlockKind::news, "news", "News", true, false},
                               KindRow{BlockKind::events, "events", "Dates", false, false},
                               KindRow{BlockKind::surveys, "surveys", "Your views", false, false},
                               KindRow{BlockKind::nominations, "nominations", "Nominations", true, true},
                               KindRow{BlockKind::documents, "documents", "To read and to watch", false, false},
                               KindRow{BlockKind::jobs, "jobs", "Jobs", true, true},
                               KindRow{BlockKind::notices, "notices", "Jobs and requests", false, false}};

const KindRow& row_of(BlockKind kind) { return *std::ranges::find(kind_rows, kind, &KindRow::kind); }

struct StateRow {
  IssueState state;
  std::string_view code;
};
constexpr std::array state_rows{StateRow{IssueState::draft, "draft"}, StateRow{IssueState::going, "going"},
                                StateRow{IssueState::sent, "sent"}};

constexpr std::string_view list_mark = "list ";

const std::vector<Gathered::Line>& lines_of(BlockKind kind, const Gathered& gathered) {
  static const std::vector<Gathered::Line> none;
  switch (kind) {
    case BlockKind::events:
      return gathered.events;
    case BlockKind::surveys:
      return gathered.surveys;
    case BlockKind::documents:
      return gathered.documents;
    case BlockKind::notices:
      return gathered.notices;
    default:
      return none;
  }
}

std::string heading_of(const Block& block) {
  return block.heading.empty() ? std::string(block_label(block.kind)) : block.heading;
}

bool is_over(const Block& block, Date today) { return block.last_day && *block.last_day < today; }

std::string written_line(const Gathered::Line& line) {
  const auto title = mail::as_markdown(line.title);
  std::string words = "- ";
  words += line.link.empty() ? "**" + title + "**" : "[" + title + "](<" + line.link + ">)";
  return words + (line.words.empty() ? std::string() : ": " + mail::as_markdown(line.words)) + "\n";
}

}  // namespace

std::string_view block_code(BlockKind kind) { return row_of(kind).code; }
std::string_view block_label(BlockKind kind) { return row_of(kind).label; }

Result<BlockKind> parse_block(std::string_view code) {
  const auto found = std::ranges::find(kind_rows, code, &KindRow::code);
  if (found == kind_rows.end())
    return bad_input("A block is news, events, surveys, nominations, documents, jobs or notices.").at("kind");
  return found->kind;
}

bool is_written(BlockKind kind) { return row_of(kind).written; }
bool has_last_day(BlockKind kind) { return row_of(kind).dated; }

std::string_view state_code(IssueState state) { return std::ranges::find(state_rows, state, &StateRow::state)->code; }

Result<IssueState> parse_state(std::string_view code) {
  const auto found = std::ranges::find(state_rows, code, &StateRow::code);
  if (found == state_rows.end()) return bad_input("An issue is a draft, going or sent.").at("state");
  return found->state;
}

std::string to_list(const std::string& list_id) { return std::string(list_mark) + list_id; }

std::string list_of(std::string_view audience) {
  return audience.starts_with(list_mark) ? std::string(audience.substr(list_mark.size())) : std::string();
}

Outcome check_title(std::string_view title) {
  if (title.empty()) return bad_input("Say what the issue is called: it is the subject of its mail.").at("title");
  if (!is_valid_text(title) || title.find('\n') != std::string_view::npos || character_count(title) > longest_title)
    return bad_input("A title is one line of at most 150 characters.").at("title");
  return Success{};
}

Outcome check_block(const Block& block) {
  if (!is_valid_text(block.heading) || block.heading.find('\n') != std::string::npos ||
      character_count(block.heading) > longest_title)
    return bad_input("A heading is one line of at most 150 characters.").at("heading");
  if (!is_written(block.kind)) return Success{};
  if (block.text.empty()) return bad_input("Write what the block says.").at("text");
  if (!is_valid_text(block.text) || character_count(block.text) > longest_text)
    return bad_input("Keep a block to 20,000 characters of text.").at("text");
  if (const auto checked = mail::check_prose(block.text); !checked.ok()) return Error(checked.error()).at("text");
  if (block.kind == BlockKind::nominations && !block.last_day)
    return bad_input("Give the last day on which names are taken.").at("last_day");
  return Success{};
}

bool says(std::string_view body, const Gathered::Line& line) {
  return body.find(written_line(line)) != std::string::npos;
}

std::string body_of(const Issue& issue, const Gathered& gathered, Date today) {
  std::string body;
  for (const auto& block : issue.blocks) {
    const auto& lines = lines_of(block.kind, gathered);
    const bool empty = is_written(block.kind) ? is_over(block, today) : lines.empty();
    if (empty) continue;
    body += (body.empty() ? "# " : "\n# ") + mail::as_markdown(heading_of(block)) + "\n\n";
    if (!is_written(block.kind)) {
      for (const auto& line : lines) body += written_line(line);
      continue;
    }
    if (block.last_day)
      body += (block.kind == BlockKind::nominations ? "**Names until " : "**Until ") + long_date(*block.last_day) +
              "**\n\n";
    body += block.text + "\n";
  }
  return body;
}

std::vector<std::string> left_out(const Issue& issue, const Gathered& gathered, Date today) {
  std::vector<std::string> words;
  for (const auto& block : issue.blocks) {
    if (is_written(block.kind) ? is_over(block, today) : lines_of(block.kind, gathered).empty())
      words.push_back(heading_of(block) +
                      (is_written(block.kind) ? ": its last day has passed" : ": there is nothing to gather"));
  }
  return words;
}

}  // namespace muster::bulletin
