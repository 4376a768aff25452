// What a file must not do: half of it in, an open form's answers out, an erased person back.
#include "two_databases.hpp"

#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/passage/file_lines.hpp>
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/kit/base/digest.hpp>

#include <algorithm>
#include <random>

namespace muster {
namespace {

using Catch::Contains;
using test::by_test;

struct Summit {
  Summit() : database(test::new_file(folder, "before.db")) {
    REQUIRE(app::load_london(*database, by_test()).ok());
    REQUIRE(app::load_example(*database, by_test()).ok());
  }
  test::TemporaryFolder folder;
  std::unique_ptr<store::Database> database;

  [[nodiscard]] std::string file() { return test::written_out(*database, app::example_programme); }
};

/// The file with its end made true to what it holds: what only its checksum would tell is then told by nothing.
std::string with_true_end(const std::string& file) {
  const auto at = file.rfind("{\"end\"");
  if (at == std::string::npos) return file;
  const auto held = file.substr(0, at);
  std::int64_t rows = 0;
  for (std::size_t line = 0; line < held.size(); line = held.find('\n', line) + 1) rows += held[line] == '[' ? 1 : 0;
  return held + passage::end_line(rows, sha256(held)) + "\n";
}

std::string changed(const std::string& file, const std::string& from, const std::string& to) {
  auto out = file;
  const auto at = out.find(from);
  REQUIRE(at != std::string::npos);
  return out.replace(at, from.size(), to);
}

std::string refusal(test::TemporaryFolder& folder, store::Database& database, const std::string& bytes) {
  const auto read = passage::read_programme(database, by_test(), test::in_file(folder, "damaged.json", bytes));
  REQUIRE_FALSE(read.ok());
  return read.error().message;
}

std::int64_t rows_there(store::Database& database) {
  return test::number_of(database,
                         "select (select count(*) from programme) + (select count(*) from event) + (select count(*) "
                         "from person) + (select count(*) from organisation) + (select count(*) from response) + "
                         "(select count(*) from audit)");
}

}  // namespace

TEST_CASE("a file that is damaged, cut short, of another version or forged is refused with a sentence and its line") {
  Summit summit;
  const auto file = summit.file();
  test::TestDatabase after;
  auto& there = after.database();
  const auto before = rows_there(there);
  const auto said = [&](const std::string& bytes) { return refusal(summit.folder, there, bytes); };

  CHECK_THAT(said(file.substr(0, file.size() / 2)), Contains("cut short"));
  CHECK_THAT(said(file.substr(0, file.rfind("{\"end\""))), Contains("cut short"));
  CHECK_THAT(said(changed(file, "\"format\":1", "\"format\":7")), Contains("format 7"));
  CHECK_THAT(said("{\"a\":1}\n"), Contains("no file of a programme"));
  CHECK_THAT(said(changed(file, "Barnet", "Barmet")), Contains("damaged"));
  CHECK_THAT(said(file + "[]\n"), Contains("behind the end"));
  CHECK_THAT(said(changed(file, "{\"table\":\"event\"", "{\"table\":\"events\"")), Contains("knows no table"));
  CHECK_THAT(said(changed(file, "{\"table\":\"event\"", "{\"table\":\"setting\"")), Contains("knows no table"));
  CHECK_THAT(said(changed(file, "{\"table\":\"event\"", "{\"table\":\"account_role\"")), Contains("knows no table"));
  // A row of somebody else's programme, with a true checksum.
  const auto event = test::texts_of(*summit.database, "select id from event");
  const auto forged = with_true_end(changed(file, "[\"" + event.substr(0, 26) + "\",", "[\"other\","));
  CHECK_THAT(said(forged),
             Contains("Line ") && Contains("belongs to a row of event") && Contains("Nothing was changed"));
  CHECK(rows_there(there) == before);
}

TEST_CASE("a row that stands twice is refused with both places, also one that programmes share") {
  Summit summit;
  const auto file = summit.file();
  test::TestDatabase after;
  const auto before = rows_there(after.database());
  for (const std::string table : {"person", "organisation", "event", "note_row", "booking_row", "organisation_serves"}) {
    INFO(table);
    const auto head = file.find("{\"table\":\"" + table + "\"");
    REQUIRE(head != std::string::npos);
    const auto row = file.find('\n', head) + 1;
    const auto end = file.find('\n', row) + 1;
    auto twice = file;
    twice.insert(end, file.substr(row, end - row));
    const auto said = refusal(summit.folder, after.database(), with_true_end(twice));
    CHECK_THAT(said, Contains("a row of " + table + " stands there twice") && Contains("of the file, and row ") &&
                         Contains("Nothing was changed"));
  }
  CHECK(rows_there(after.database()) == before);
}

TEST_CASE("whatever is wrong in a file, a sentence says it and nothing is written") {
  Summit summit;
  const auto file = summit.file();
  std::mt19937 draw(20220622);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same files each time
  const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(draw); };
  const auto mutated = [&] {
    auto bytes = file;
    const auto begin_of_line = [&] { return bytes.find('\n', below(bytes.size() - 2)) + 1; };
    const auto at = below(bytes.size());
    switch (below(6)) {
      case 0:
        bytes[at] = static_cast<char>(below(256));
        break;
      case 1:
        bytes.erase(at, below(200) + 1);
        break;
      case 2: {
        const auto line = std::min(begin_of_line(), bytes.size());
        bytes.insert(line, bytes.substr(line, bytes.find('\n', line) + 1 - line));
        break;
      }
      case 3: {
        const auto line = std::min(begin_of_line(), bytes.size());
        bytes.erase(line, bytes.find('\n', line) + 1 - line);
        break;
      }
      case 4:
        bytes.insert(at, std::string(below(3) + 1, "\"[]{},0n\\"[below(9)]));
        break;
      default:
        bytes.resize(at);
    }
    return bytes;
  };

  test::TestDatabase after;
  const auto before = rows_there(after.database());
  for (int turn = 0; turn < 60; ++turn) {
    const auto bytes = mutated();
    if (bytes == file) continue;
    CHECK_FALSE(refusal(summit.folder, after.database(), bytes).empty());
  }
  CHECK(rows_there(after.database()) == before);
  // With a checksum that is right: what is still a programme is read, all else leaves nothing.
  int refused = 0;
  auto open = std::make_unique<test::TestDatabase>();
  for (int turn = 0; turn < 60; ++turn) {
    const auto path = test::in_file(summit.folder, "damaged.json", with_true_end(mutated()));
    const auto read = passage::read_programme(open->database(), by_test(), path);
    if (read.ok()) {
      open = std::make_unique<test::TestDatabase>();
      continue;
    }
    ++refused;
    CHECK_FALSE(read.error().message.empty());
    CHECK(rows_there(open->database()) == before);
  }
  CHECK(refused > 20);
}

TEST_CASE("answers to an open form stay, the file says so, and the form is not open where it is read") {
  Summit summit;
  REQUIRE(summit.database
              ->write([&](store::Session& session) -> Outcome {
                session.execute("update round set state = 'open', salt = 'secret'");
                return Success{};
              })
              .ok());
  const auto file = summit.file();
  const auto first = file.substr(0, file.find('\n'));
  CHECK_THAT(first, Contains("which is open") && Contains("Only an owner who may read answers"));
  for (const std::string table : {"response", "round_breakdown", "answer_link", "spent_link", "text_look"})
    CHECK_THAT(file, !Contains("{\"table\":\"" + table + "\""));
  CHECK_THAT(file, !Contains("secret\""));
  test::TestDatabase after;
  const auto read =
      passage::read_programme(after.database(), by_test(), test::in_file(summit.folder, "open.json", file));
  REQUIRE(read.ok());
  CHECK(read->left_out.size() == 1);
  CHECK(test::texts_of(after.database(), "select state from round") == "draft\n");
}

TEST_CASE("two files made while a form is open do not tell how many answered between them") {
  Summit summit;
  const auto rows = [](const std::string& file) {  // without the first line and the last, which have the time
    const auto begin = file.find('\n') + 1;
    return file.substr(begin, file.rfind('\n', file.size() - 2) - begin);
  };
  const auto before = rows(summit.file());
  REQUIRE(summit.database
              ->write([&](store::Session& session) -> Outcome {
                session.execute("update event set version = version + 1");  // as an answer does
                return Success{};
              })
              .ok());
  CHECK((rows(summit.file()) == before));
}

TEST_CASE("somebody who was erased does not come back by an older file") {
  Summit summit;
  const auto file = summit.file();
  const auto person = test::texts_of(*summit.database, "select id from person order by id limit 1").substr(0, 26);
  const auto name = test::texts_of(*summit.database, "select last_name from person order by id limit 1");
  REQUIRE(privacy::erase_person(*summit.database, by_test(), person).ok());
  const auto hash = test::texts_of(*summit.database, "select person_hash from erasure");
  CHECK_THAT(summit.file(), Contains(hash.substr(0, 64)) && !Contains(person));
  test::TestDatabase after;
  REQUIRE(after.database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("insert into erasure (person_hash, erased_on) values ($1, '2026-01-01')",
                                {hash.substr(0, 64)});
                return Success{};
              })
              .ok());
  REQUIRE(passage::read_programme(after.database(), by_test(), test::in_file(summit.folder, "old.json", file)).ok());
  CHECK(test::texts_of(after.database(), "select last_name from person where id = $1", {person}).find(name) ==
        std::string::npos);
}

TEST_CASE("who asks for a programme that there is not is told which there are") {
  Summit summit;
  const auto written = passage::write_programme(*summit.database, by_test(), "Nobody's",
                                                [](std::string_view) -> Outcome { return Success{}; });
  REQUIRE_FALSE(written.ok());
  CHECK(written.error().kind == ErrorKind::not_found);
  CHECK_THAT(written.error().message, Contains(app::example_programme));
}

}  // namespace muster
