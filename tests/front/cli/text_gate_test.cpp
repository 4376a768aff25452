// Every way in, walked with every character that some format cannot hold: none of them reaches the store, and what
// became of it is said.
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/front/app/site.hpp>
#include <muster/kit/base/plain_text.hpp>
#include <muster/platform/web/decode.hpp>
#include <muster/platform/web/json.hpp>

#include <Poco/DateTime.h>
#include <Poco/Path.h>
#include <Poco/Zip/Compress.h>

#include <sstream>

#include "support/catch.hpp"
#include "terminal.hpp"

using namespace muster;
using muster::test::holds;
using muster::test::Terminal;

namespace {

const std::string mark(replacement_character);

struct UnwantedText {
  std::string bytes;
  std::string in_workbook;  ///< as Excel escapes it
  std::string in_json;
};

// The last is half of a pair, which is no UTF-8: a CSV is then read as another encoding, and pages refuse it.
const std::vector<UnwantedText> unwanted{{"\x01", "_x0001_", "\\u0001"},
                                         {"\x08", "_x0008_", "\\u0008"},
                                         {"\x1B[31m", "_x001B_[31m", "\\u001b[31m"},
                                         {"\x7F", "_x007F_", "\\u007f"},
                                         {"\xC2\x9B", "_x009B_", "\\u009b"},
                                         {"\xEF\xBF\xBE", "_xFFFE_", "\\ufffe"},
                                         {"\xEF\xBF\xBF", "_xFFFF_", "\\uffff"},
                                         {"\xED\xA0\x80", "_xD800_", "\\ud800"}};

std::string all_as_bytes() {
  std::string out;
  for (std::size_t at = 0; at + 1 < unwanted.size(); ++at) out += unwanted[at].bytes;
  return out;
}
std::string all_in_workbook() {
  std::string out;
  for (const auto& each : unwanted) out += each.in_workbook;
  return out;
}

/// A workbook with texts as they stand, escapes and all.
std::string workbook(const std::vector<std::vector<std::string>>& rows) {
  std::string sheet =
      "<?xml version=\"1.0\"?><worksheet "
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
  for (std::size_t line = 0; line < rows.size(); ++line) {
    sheet += "<row r=\"" + std::to_string(line + 1) + "\">";
    for (const auto& cell : rows[line]) sheet += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
    sheet += "</row>";
  }
  sheet += "</sheetData></worksheet>";
  const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::vector<std::pair<std::string, std::string>> parts{
      {"_rels/.rels",
       "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" "
       "Type=\"" +
           relations + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"b\" "
       "Type=\"" +
           relations + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
      {"xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" +
                              relations +
                              "\"><sheets><sheet name=\"List\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>"},
      {"xl/worksheets/sheet1.xml", sheet}};
  std::ostringstream out;
  Poco::Zip::Compress package(out, true);
  for (const auto& [name, text] : parts) {
    std::istringstream part(text);
    package.addFile(part, Poco::DateTime(), Poco::Path(name, Poco::Path::PATH_UNIX));
  }
  package.close();
  return out.str();
}

const std::string form =
    "form views \"Your views\"\n\npage \"The day\"\n  helpful* \"Was it helpful?\"  pick one\n            ( ) yes "
    "\"Yes\"\n"
    "            ( ) no \"No\"\n  why \"Why?\"  lines 4\n";

class Desk : public Terminal {
 public:
  Desk() {
    REQUIRE(type({"init"}).status == 0);
    REQUIRE(type({"event", "add", "spring", "--title", "Spring", "--date", "2022-03-01"}).status == 0);
    const auto published = type({"event", "form", "spring", write("views.form", form)});
    INFO(published.err);
    REQUIRE(published.status == 0);
    REQUIRE(type({"event", "open", "spring"}).status == 0);
  }

  [[nodiscard]] std::unique_ptr<store::Database> open() const {
    auto opened = store::Database::open(database(), store::Database::Mode::must_exist, std::chrono::seconds(5));
    REQUIRE(opened.ok());
    return std::move(opened).value();
  }

  /// Every text in the store, JSON unescaped as far as these characters go.
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> out;
    const auto read = open()->read([&](store::Session& session) -> Outcome {
      for (const auto& table : session.query("select name from sqlite_master where type = 'table'")) {
        for (const auto& column : session.query("select name from pragma_table_info($1)", {table.text(0)})) {
          session.each("select " + column.text(0) + " from \"" + table.text(0) + "\" where typeof(" + column.text(0) +
                           ") = 'text'",
                       {}, [&](const store::Row& row) { out.push_back(row.text(0)); });
        }
      }
      return Success{};
    });
    REQUIRE(read.ok());
    return out;
  }

  /// Whether the store holds no such character, and something that `word` stands in.
  void check_store(const std::string& word) const {
    bool found = word.empty();
    for (const auto& text : texts()) {
      CHECK(is_plain_text(text));
      for (const auto& each : unwanted) CHECK_FALSE(holds(text, each.in_json));
      found = found || holds(text, word);
    }
    CHECK(found);
  }
};

}  // namespace

TEST_CASE("arguments of commands: refused, and nothing is kept") {
  const Desk desk;
  for (const auto& each : unwanted) {
    const auto refused =
        desk.type({"event", "add", "autumn", "--title", "Autumn" + each.bytes, "--date", "2022-09-01"});
    CHECK(refused.status == 2);
    CHECK(holds(refused.err, "An argument holds characters that cannot be kept"));
    CHECK(is_plain_text(refused.err));
  }
  CHECK_FALSE(holds(desk.type({"event", "list"}).out, "Autumn"));
  desk.check_store("Spring");
}

TEST_CASE("CSV of delegates, answers and notes: kept with a mark, and said") {
  const Desk desk;
  const auto bad = all_as_bytes();
  const auto delegates = desk.type({"import", "delegates", "spring",
                                    desk.write("list.csv", "First name,Surname,Organisation,Job title\nAnn,Marked" +
                                                               bad + ",Camden,Head" + bad + "\n"),
                                    "--apply"});
  INFO(delegates.err << delegates.out);
  REQUIRE(delegates.status == 0);
  CHECK(holds(delegates.out, "2 cells hold characters that cannot be kept"));
  CHECK(holds(delegates.out, "row 2, column B"));
  const auto answers =
      desk.type({"import", "responses", "spring",
                 desk.write("answers.csv", "ID,Was it helpful?,Why?\n1,Yes,Answered" + bad + "\n"), "--apply"});
  INFO(answers.err << answers.out);
  REQUIRE(answers.status == 0);
  CHECK(holds(answers.out, "1 cell holds characters that cannot be kept"));
  const auto notes = desk.type({"import", "notes", "spring",
                                desk.write("notes.csv", "Table,Kind,Note\n1,challenge,Noted" + bad + "\n"), "--apply"});
  INFO(notes.err << notes.out);
  REQUIRE(notes.status == 0);
  CHECK(holds(notes.out, "1 cell holds characters that cannot be kept"));
  for (const auto* word : {"Marked", "Answered", "Noted"}) desk.check_store(word + mark);
}

TEST_CASE("a workbook: kept with a mark, and said") {
  const Desk desk;
  const auto taken =
      desk.type({"import", "delegates", "spring",
                 desk.write("list.xlsx", workbook({{"First name", "Surname", "Organisation", "Job title"},
                                                   {"Ann", "Marked", "Camden", "Head" + all_in_workbook()}})),
                 "--apply"});
  INFO(taken.err << taken.out);
  REQUIRE(taken.status == 0);
  CHECK(holds(taken.out, "1 cell holds characters that cannot be kept"));
  desk.check_store("Head" + mark + mark + mark + "[31m" + mark + mark + mark + mark + mark);
}

TEST_CASE("forms, reports and mails that commands read: refused with a sentence") {
  const Desk desk;
  for (const auto& each : unwanted) {
    auto wrong = form;
    wrong.insert(wrong.find("Your views"), each.bytes);
    const auto published = desk.type({"event", "form", "spring", desk.write("wrong.form", wrong)});
    CHECK(published.status == 1);
    CHECK(is_plain_text(published.err));
    const auto reported =
        desk.type({"report", "spring", "--definition", desk.write("wrong.report", "Words" + each.bytes), "--output",
                   desk.path("r.html")});
    CHECK(reported.status == 1);
    const auto mailed = desk.type(
        {"booking", "mail", "spring", "--subject", "Hello", "--text", desk.write("mail.txt", "Dear all" + each.bytes)});
    CHECK(mailed.status == 1);
  }
  desk.check_store("");
}

TEST_CASE("a page: refused, and what is sent without them is kept") {
  const Desk desk;
  const auto database = desk.open();
  const SystemClock clock;
  figures::Summaries summaries(*database);
  const auto site = app::site(*database, clock, summaries);
  const auto code = (*feedback::settle_event_round(*database, clock.now(), "spring"))->short_code;
  const auto send = [&](const std::string& why) {
    std::string escaped;
    for (const char byte : why) {
      constexpr std::string_view hex = "0123456789ABCDEF";
      escaped += {'%', hex[static_cast<unsigned char>(byte) >> 4U], hex[static_cast<unsigned char>(byte) & 15U]};
    }
    auto fields = web::decode_urlencoded("token=t&_page=0&_key=key&helpful=yes&_send=yes&why=" + escaped);
    if (!fields.ok()) return 400;
    web::Request request;
    request.method = web::Method::post;
    request.path = "/f/" + code;
    request.token = "t";
    request.form = std::move(*fields);
    return site.handle(std::move(request)).status;
  };
  for (const auto& each : unwanted) CHECK(send("Refused" + each.bytes) == 400);
  CHECK(send("Typed") == 303);
  desk.check_store("Typed");
}

TEST_CASE("JSON that programs send: refused with a sentence") {
  for (const auto& each : unwanted) {
    for (const auto& body :
         {"{\"a\": \"" + each.in_json + "\"}", "{\"a\": \"" + each.bytes + "\"}", "{\"" + each.in_json + "\": 1}"}) {
      INFO(each.in_json);
      const auto read = web::decode_json(body);
      REQUIRE_FALSE(read.ok());
      CHECK(read.error().message.ends_with("."));
    }
  }
}

TEST_CASE("what is printed carries no control code, whatever the store holds from before") {
  const Desk desk;
  REQUIRE(desk.type({"import", "delegates", "spring",
                     desk.write("list.csv", "First name,Surname,Organisation\nAnn,Ordinary,Camden\n"), "--apply"})
              .status == 0);
  // What an older Muster let through.
  REQUIRE(desk.open()
              ->write([](store::Session& session) -> Outcome {
                session.execute(
                    "update person set last_name = 'Tricky' || char(155) || '31m' || char(127, 13) || 'root' "
                    "where last_name = 'Ordinary'");
                return Success{};
              })
              .ok());
  const auto listed = desk.type({"booking", "list", "spring"});
  CHECK(holds(listed.out, "Tricky" + mark + "31m" + mark + mark + "root"));
}
