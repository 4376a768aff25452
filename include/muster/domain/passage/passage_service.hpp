#pragma once
// A programme written out whole, and read into another database.

#include <muster/kit/base/progress.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::passage {

/// What the first line of each file says of itself.
inline constexpr const char* notice =
    "This file holds all of a programme: names, addresses, needs and single answers. Only an owner who may read "
    "answers "
    "can have it written; keep it as carefully as the database.";

/// What stands before a programme is written out.
struct Outlook {
  std::string programme;  ///< its name
  std::vector<std::string>
      not_now;  ///< what is unfinished, so that it cannot be written out now: "the room is open: X"
  std::vector<std::string> left_out;  ///< sentences, as the file would say them
};
/// not_found where there is no programme of that id.
[[nodiscard]] Result<Outlook> outlook(store::Database& database, const std::string& programme_id);

struct Written {
  std::int64_t rows = 0;
  std::vector<std::string> left_out;  ///< sentences
};
/// Takes the next bytes of the file; an Error ends the writing.
using Sink = std::function<Outcome(std::string_view bytes)>;

/// Writes everything of the programme called `programme` (compared folded) as docs/programme-format.md says, from one
/// snapshot; memory does not grow with its rows. Errors: no such programme (the names there are are said); conflict
/// while an import or the closing of a form is unfinished, or a room is open.
[[nodiscard]] Result<Written> write_programme(store::Database& database, const store::AuditContext& audit,
                                              const std::string& programme, const Sink& sink,
                                              Progress& progress = unwatched());

struct Read {
  std::string programme;
  std::int64_t rows = 0;
  std::int64_t known = 0;             ///< rows shared with other programmes that were there already
  std::vector<std::string> left_out;  ///< as the file says
};
/// Reads the file `path` into a database that does not know the programme: judged whole, then written in one
/// transaction. An Error names the line, and nothing was changed: a version that is not known, a file that is damaged
/// or cut short, a short name that is taken here, a row that the database refuses.
[[nodiscard]] Result<Read> read_programme(store::Database& database, const store::AuditContext& audit,
                                          const std::string& path, Progress& progress = unwatched());

/// What stands in a file that an owner of a programme chose, before anything of it is saved.
struct FileLook {
  std::string programme;   ///< its name there; here the programme keeps the name that it has
  std::string written_at;  ///< ISO instant
  std::int64_t rows = 0;
  std::int64_t known = 0;          ///< rows that programmes share and that are here already: they stay as they are
  std::vector<std::string> holds;  ///< "3 events", "104 people"
  std::vector<std::string> left_out;
};
/// conflict, with a sentence, where the programme has work in it already: a file goes only into one that has nothing
/// but its name, its picture and its places.
[[nodiscard]] Outcome may_take_in(store::Database& database, const std::string& programme_id);
/// Judges a file for an owner of that programme. Errors: those of may_take_in and read_programme, and rows that reach
/// beyond the one programme: a region, an organisation or a person of another one here, a moment or a state that is
/// none.
[[nodiscard]] Result<FileLook> look_at_file(store::Database& database, const std::string& bytes,
                                            const std::string& programme_id, Progress& progress = unwatched());

/// What is saved in the same transaction; its Error undoes all.
using AlsoSaved = std::function<Outcome(store::Session& session, const Read& read)>;
/// Takes such a file into the programme as look_at_file judged it, all or nothing. Shared rows that are here stay as
/// they are, others become the programme's own, and nobody is erased by the file.
[[nodiscard]] Result<Read> take_into(store::Database& database, const store::AuditContext& audit,
                                     const std::string& bytes, const std::string& programme_id,
                                     const AlsoSaved& also = {}, Progress& progress = unwatched());

}  // namespace muster::passage
