#pragma once
// An issue of a programme's bulletin, as a value: blocks that somebody writes, and blocks that gather what there is.

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::bulletin {

enum class BlockKind {
  news,         ///< written, in Markdown
  events,       ///< gathered: what takes place from today
  surveys,      ///< gathered: what is open for everybody to answer, with its last day
  nominations,  ///< written, with the day until which names are taken; left out after it
  documents,    ///< gathered: what was put up for members since the last issue to the same readers
  jobs,         ///< written, with the last day; left out after it
  notices       ///< gathered: what members ask and the jobs that are up; of a public issue the jobs for everybody
};
inline constexpr std::array block_kinds{BlockKind::news,        BlockKind::events,    BlockKind::surveys,
                                        BlockKind::nominations, BlockKind::documents, BlockKind::jobs,
                                        BlockKind::notices};
[[nodiscard]] std::string_view block_code(BlockKind kind);   ///< "news", "events", ...
[[nodiscard]] std::string_view block_label(BlockKind kind);  ///< "News", "Dates", ...
[[nodiscard]] Result<BlockKind> parse_block(std::string_view code);
/// Whether its words are written: the others gather theirs.
[[nodiscard]] bool is_written(BlockKind kind);
[[nodiscard]] bool has_last_day(BlockKind kind);

struct Block {
  BlockKind kind = BlockKind::news;
  std::string heading{};  ///< empty: the kind's label
  std::string text{};     ///< Markdown, of written ones
  std::optional<Date> last_day{};
};

enum class IssueState {
  draft,
  going,  ///< goes at its moment, until then it can be held back
  sent
};
[[nodiscard]] std::string_view state_code(IssueState state);  ///< "draft", "going", "sent"
[[nodiscard]] Result<IssueState> parse_state(std::string_view code);

struct Issue {
  std::string id{};
  std::string programme_id{};
  std::int64_t number = 0;
  std::string title{};  ///< the subject of its mail
  IssueState state = IssueState::draft;
  std::string audience{};   ///< "members": whom a membership covers; "list " and a list's id; empty: not chosen yet
  bool is_public = false;   ///< everybody may read it in the archive; else members alone
  std::string sends_at{};   ///< ISO instant; of one that goes
  std::string sent_at{};    ///< ISO instant; of one that was sent
  std::int64_t people = 0;  ///< to how many it was sent
  std::string body{};       ///< of one that was sent: what went out, in Markdown
  std::vector<Block> blocks{};
  std::int64_t version = 0;
};
inline constexpr std::string_view to_members = "members";
[[nodiscard]] std::string to_list(const std::string& list_id);
/// The list of an audience; empty where it is none.
[[nodiscard]] std::string list_of(std::string_view audience);

inline constexpr std::size_t longest_title = 150;   ///< characters
inline constexpr std::size_t longest_text = 20000;  ///< of one block
inline constexpr std::size_t most_blocks = 30;
/// bad_input at "title".
[[nodiscard]] Outcome check_title(std::string_view title);
/// bad_input at "heading", "text" or "last_day": a written block without words, words that have no place in a bulletin
/// (mail::check_prose), a nomination without its day.
[[nodiscard]] Outcome check_block(const Block& block);

/// What there is to gather, on one day.
struct Gathered {
  struct Line {
    std::string title;
    std::string words;  ///< behind it: the day and the place, the last day, the kind
    std::string link;   ///< web address; may be empty
  };
  std::vector<Line> events;
  std::vector<Line> surveys;
  std::vector<Line> documents;
  std::vector<Line> notices{};
};
/// The whole issue as Markdown on a day: a heading and its words for each block. Blocks whose day has passed and
/// gathered ones that are empty are left out.
[[nodiscard]] std::string body_of(const Issue& issue, const Gathered& gathered, Date today);
/// Whether what went out shows that line.
[[nodiscard]] bool says(std::string_view body, const Gathered::Line& line);
/// How many blocks `body_of` leaves out, in words for the team: "Dates: nothing to gather"; each once.
[[nodiscard]] std::vector<std::string> left_out(const Issue& issue, const Gathered& gathered, Date today);

}  // namespace muster::bulletin
