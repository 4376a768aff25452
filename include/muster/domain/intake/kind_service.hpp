#pragma once
// What a kind of file says of itself: how its rows are judged, taken in and taken back. Each is declared by the room
// that its rows belong to; everything else about a file that comes in is the same for all of them.

#include <muster/domain/intake/decision_sheet.hpp>
#include <muster/domain/intake/import_ledger_sql.hpp>
#include <muster/kit/tabular/table.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::intake {

/// What a file is taken into.
struct Target {
  std::string event_id;
  std::string slug;
  std::string title;
  std::string programme;  ///< its name
  std::string programme_id;
};

/// A file as a kind judges it: read once, mended cells in place, rows left out gone.
struct Sheet {
  std::string name;  ///< as the user knows it; stands in front of places in errors
  tabular::Table table;
  tabular::Table decisions;  ///< columns typed and means, what was decided about questions of the kind; or empty
  std::string decisions_name;
  std::map<std::size_t, std::string> columns{};  ///< what somebody said a column holds, by its index; words of the kind
  std::set<std::string> without{};               ///< folded: what no column holds, as somebody said
  std::map<std::size_t, EmptyCellsRuling> empty_cells{};  ///< what somebody said of the empty cells of a column
};

/// Where a row stands. Undecided and refused rows are never taken in, and stop the others until they are left out; rows
/// that the file itself says are not to be taken in stop nothing.
enum class RowState { fresh, alike, same, not_taken, undecided, refused };

struct RowVerdict {
  std::size_t line = 0;  ///< its number in the file
  RowState standing = RowState::fresh;
  std::size_t group = 0;   ///< of Judgement::groups
  std::uint32_t tags = 0;  ///< bit n: it has tag n of Judgement::tags
};

/// One way to decide.
struct Pick {
  std::string label;
  std::string means;  ///< what the decision says
};

/// What is shown of a row; made only for rows that are.
struct RowWords {
  std::string verdict;  ///< "Looks like row 49"
  std::string reason;   ///< below it
  struct Cell {
    std::string text;
    std::string note;  ///< below it
  };
  std::vector<Cell> cells;           ///< one for each of Judgement::columns
  std::vector<std::size_t> invalid;  ///< columns of the file that a refused row should mend
  std::vector<Pick> picks;           ///< what can be decided about this row alone, each by a button
  std::vector<Diagnostic> errors{};  ///< why it stops the import, for the command line
};

/// A cell of the file by the number of its row and its column.
struct CellPlace {
  std::size_t line = 0;
  std::size_t column = 0;
};

/// Something that the file does not say, asked once for all rows that hang on it.
struct Question {
  std::string typed{};               ///< what the decision is about: a name as typed, "row 8", "row 8: places", a cell
  std::vector<std::string> cells{};  ///< one for each of QuestionSection::columns
  std::string group{};               ///< heading under which it stands; may be empty
  std::vector<Pick> picks{};
  std::string new_name{};            ///< proposed, where something new can be made of it
  std::string new_kind{};            ///< proposed; may be empty
  std::string means{};               ///< as decided, or what goes without a decision; empty where it is open
  std::optional<CellPlace> mends{};  ///< a cell that can be mended beside it
  std::string proposal{};            ///< of an open question: what it likely means, to be confirmed
};

/// Questions of one kind. A kind says its section by the names of these members, and adds its questions one by one, or
/// by `CountedQuestions` (`intake/counted_questions.hpp`) where many rows hang on one.
struct QuestionSection {
  std::string id{};     ///< stands in the page's address: "organisations"
  std::string title{};  ///< "Organisations nobody knows"
  std::string one{};    ///< "unknown organisation"
  std::string many{};
  std::vector<std::string> columns{};
  std::string picks_title{};             ///< head of the column of picks: "Means"
  std::vector<std::string> known{};      ///< what else a thing may mean, to be chosen from a list; may be empty
  std::vector<std::string> new_kinds{};  ///< kinds of what can be made new ("new: KIND"); empty where nothing can
  std::vector<Question> questions{};
  bool stops = true;                ///< whether the rows of an open question stay out
  std::vector<Question> for_all{};  ///< each decides for all questions of its group at once: `typed`, `group`, `picks`
                                    ///< and `means` count
  std::string mends_title{};        ///< head of the column of cells to mend; empty where there is none
  bool as_list = false;             ///< picks are chosen from a list, for there are many
  bool may_close = false;           ///< shown closed where nothing is open, though it does not stop
};

struct Tag {
  std::string family;  ///< label over the chips: "Organisations"
  std::string name;
  bool always = false;  ///< shown where no row has it, too
};

/// Everything a kind says about one file.
struct Judgement {
  std::vector<RowVerdict> rows;  ///< one for each row of the table, in its order
  std::function<RowWords(std::size_t index)> words;
  std::vector<std::string> columns;
  std::vector<std::string> groups;  ///< of rows, in reading order
  std::vector<Tag> tags;
  std::vector<QuestionSection> sections;
  std::string headline;                   ///< where nothing stops: "105 rows are 104 people"
  std::string lead;                       ///< "They come from 39 organisations."
  std::string button;                     ///< "Import 104 people"
  std::vector<std::string> remarks;       ///< what else the reader must know: columns left out, columns read as needs
  std::int64_t added = 0;                 ///< what the ledger says was added
  std::string fingerprint;                ///< differs where the same button would do something else
  std::shared_ptr<void> own;              ///< the kind's, for saving
  const tabular::Table* table = nullptr;  ///< while it is saved: the rows that were judged

  [[nodiscard]] std::int64_t count(RowState standing) const;
};

/// What undoing took away and what it had to leave.
struct UndoResult {
  std::int64_t gone = 0;
  std::vector<std::string> kept;  ///< "Ada Bell: changed since"
};

/// One import on its way out, in pieces: nobody sees any of it before `take_out`.
class Withdrawal {
 public:
  Withdrawal() = default;
  Withdrawal(const Withdrawal&) = delete;
  Withdrawal& operator=(const Withdrawal&) = delete;
  Withdrawal(Withdrawal&&) = delete;
  Withdrawal& operator=(Withdrawal&&) = delete;
  virtual ~Withdrawal() = default;
  /// On a snapshot: what goes and what stays. Returns how many rows must be marked before it can go.
  [[nodiscard]] virtual Result<std::size_t> look(store::Session& session) = 0;
  /// Marks rows [from, to) of those; nobody who reads sees a difference.
  virtual void mark(store::Session& session, std::size_t from, std::size_t to) = 0;
  /// Short: what carries the import's batch is hidden in the same transaction. Nothing where something changed since
  /// `look`, so that it must be looked at once more.
  [[nodiscard]] virtual Result<std::optional<UndoResult>> take_out(store::Session& session,
                                                                   const store::AuditContext& audit) = 0;
};

/// The words of a kind's pages, said by the names of these members.
struct KindWords {
  std::string path{};  ///< of its pages below the event's own: "/delegates/import"
  std::string back{};  ///< of the page above: "/delegates"
  std::string back_name{};
  std::string after{};  ///< of the page that an import or its undoing leads to, which tells of it by ?imported= and
                        ///< ?undone=; empty where that is the page on which files are chosen
  std::string title{};  ///< "Import a list of delegates"
  std::string lead{};
  std::string file_label{};
  std::string file_hint{};
  std::string one{};  ///< of what is added: "person"
  std::string many{};
  std::string alike_word = "Looks like";        ///< of the chip over rows that resemble another
  std::string same_word = "Same person";        ///< of the chip over rows that add nothing
  std::string not_taken_word = "Not taken in";  ///< of the chip over rows that the file itself takes out
  std::string undo_hint = "You can undo the import as one piece.";
  std::string final_hint{};                                       ///< why an import may be past undoing; empty where
                                                                  ///< none ever is
  std::vector<std::pair<std::string, std::string>> understood{};  ///< headings: what, how it may be called
  tabular::Row example_heading{};                                 ///< of the file to begin with; may be empty
  tabular::Row example_row{};
};

/// The page below the event's own that an import leads to.
[[nodiscard]] inline const std::string& after_import(const KindWords& words) {
  return words.after.empty() ? words.path : words.after;
}

struct Kind {
  std::string name;             ///< in the ledger
  std::string_view permission;  ///< that its pages ask for, by name: a word of the program
  KindWords words;
  bool shows_typed = true;  ///< whether rows are shown as typed beside what was understood
  bool shows_cells = true;  ///< false where nobody may see what stands in a row: then only invalid cells are shown
  /// How its files are read; `tabular::read_table` where it is missing.
  std::function<Result<tabular::Table>(std::string_view bytes, const std::string& name)> read{};
  std::function<Result<Target>(store::Session&, const std::string& slug)> target;
  /// Why nothing can be taken in now; may be missing. Asked again in the transaction that takes in.
  std::function<Outcome(store::Session&, Instant now, const Target&)> open{};
  std::function<Result<Judgement>(store::Session&, Instant now, const Target&, const Sheet&)> judge;
  /// What whoever has imported a file into this target must know, as sentences; may be missing, or find nothing.
  std::function<std::string(store::Session&, const Target&)> after{};
  /// Once before the first row is saved, outside the writers' line where the list is long; may be missing.
  std::function<void(const Judgement&)> prepare{};
  /// Before rows [from, to) are saved, outside the writers' line: what is formatted of them is formatted here. May be
  /// missing; where the line has to be entered without it, `save` does it itself.
  std::function<void(Judgement&, std::size_t from, std::size_t to)> make_ready{};
  /// Saves rows [from, to) of the judgement, all of which can be taken. Where the import has a batch, each call is a
  /// transaction of its own, and what it saves is hidden until the import is shown.
  std::function<void(store::Session&, const store::AuditContext&, const Import&, Judgement&, std::size_t from,
                     std::size_t to)>
      save;
  /// After the last row, and where there is a batch in the transaction that shows it: then short; may be missing.
  /// An Error, and nothing of the file is taken in.
  std::function<Outcome(store::Session&, const store::AuditContext&, const Import&, const Judgement&)> finish{};
  /// Deletes up to `most` of what a batch hides, from `place` on, empty at first; where to go on, or nothing at the
  /// end.
  using Removal = std::function<std::optional<std::string>(store::Session&, const Import&, const std::string& place,
                                                           std::int64_t most)>;
  /// Of what an import that will not be shown has saved. Kinds without it are saved in one transaction, however long.
  Removal discard{};
  /// Whether nothing else of the kind may be taken in while one is saved in pieces.
  bool one_at_a_time = false;
  /// Undoes in one transaction, however long; not asked of kinds with `withdraw`.
  std::function<Result<UndoResult>(store::Session&, const store::AuditContext&, const Import&)> undo{};
  /// Undoes in pieces. The import has its batch.
  std::function<std::unique_ptr<Withdrawal>(const Import&)> withdraw{};
  /// Of what an undone import hides.
  Removal remove{};
  /// What undoing would leave, for somebody changed it since ("Ada Bell: marked since"); may be missing.
  std::function<std::vector<std::string>(store::Session&, const Import&)> kept_by_undoing{};
  /// Whether an import can still be undone; where it is missing it always can.
  std::function<bool(store::Session&, const Import&)> can_undo{};
};

/// All kinds there are, as the program was put together.
class Kinds {
 public:
  void add(Kind kind) { kinds_.push_back(std::make_shared<const Kind>(std::move(kind))); }
  [[nodiscard]] const std::vector<std::shared_ptr<const Kind>>& all() const { return kinds_; }
  /// Throws std::logic_error where there is none.
  [[nodiscard]] const Kind& named(std::string_view name) const;

 private:
  std::vector<std::shared_ptr<const Kind>> kinds_;
};

}  // namespace muster::intake
