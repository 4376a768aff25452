// Online events: the button that notes who went on, reports of Teams and Zoom, and minutes that count.
#include "public_site.hpp"

#include <muster/domain/booking/attendance_report.hpp>
#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/certificate_service.hpp>
#include <muster/domain/booking/online_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/intake/intake_pages.hpp>
#include <muster/domain/intake/intake_service.hpp>

namespace muster::booking {
namespace {

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

/// As Teams writes it: UTF-16, little end first, with its mark, lines of two characters.
std::string utf16(const std::string& text) {
  std::string bytes = "\xFF\xFE";
  for (const char letter : text) {
    if (letter == '\n') bytes += std::string("\r\0", 2);
    bytes += letter;
    bytes += '\0';
  }
  return bytes;
}

std::string teams_report(const std::string& people) {
  return utf16(
      "1. Summary\nMeeting title\tNorth Network, spring\nAttended participants\t3\nStart time\t6/24/22, 9:55:03 AM\n"
      "End time\t6/24/22, 12:05:40 PM\nMeeting duration\t2h 10m 37s\nAverage attendance time\t1h 20m\n\n2. "
      "Participants\n"
      "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n" +
      people +
      "\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
      "Pat Abara\t6/24/22, 9:58:00 AM\t6/24/22, 11:26:00 AM\t1h 28m\tabara@example.org\tAttendee\n");
}

std::string teams_row(const std::string& name, const std::string& time, const std::string& email,
                      const std::string& from = "9:58:00 AM", const std::string& to = "11:26:00 AM") {
  return name + "\t6/24/22, " + from + "\t6/24/22, " + to + "\t" + time + "\t" + email + "\t" + email + "\tAttendee\n";
}

std::vector<std::vector<std::string>> read(const std::string& bytes) {
  auto table = read_attendance_report(bytes, "report.csv");
  if (!table.ok()) FAIL(table.error().message);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t at = 0; at < table->rows.size(); ++at) rows.push_back(table->rows[at].cells());
  return rows;
}

}  // namespace

TEST_CASE("lengths of time in reports") {
  CHECK(report_minutes("1h 27m 51s") == 87);
  CHECK(report_minutes("45m") == 45);
  CHECK(report_minutes("38s") == 0);
  CHECK(report_minutes("01:27:51") == 87);
  CHECK(report_minutes("87") == 87);
  CHECK(report_minutes("2 hr 5 min") == 125);
  for (const auto* none : {"", "long", "1x", "-5", "1:2", "99999999999"}) {
    INFO(none);
    CHECK_FALSE(report_minutes(none));
  }
}

TEST_CASE("a report of Teams is read from its second section alone") {
  auto rows = read(teams_report(teams_row("Pat Abara", "1h 28m 3s", "Abara@example.org") +
                                teams_row("Bell, Pat (External)", "12m 5s", "")));
  REQUIRE(rows.size() == 2);
  for (auto& row : rows) row.resize(report_stays);
  CHECK(rows[0] == std::vector<std::string>{"Pat Abara", "abara@example.org", "88", "1"});
  CHECK(rows[1] == std::vector<std::string>{"Bell, Pat (External)", "", "12", "1"});
}

TEST_CASE("entries of one person in a report of Zoom are one row; two devices count once") {
  const auto rows = read(
      "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest\n"
      "Pat Abara,abara@example.org,06/24/2022 09:58:00 AM,06/24/2022 10:58:00 AM,60,Yes\n"
      "Pat’s phone,abara@example.org,06/24/2022 10:28:00 AM,06/24/2022 11:28:00 AM,60,Yes\n"
      "Jo Lind,,06/24/2022 10:00:00 AM,06/24/2022 10:10:00 AM,10,Yes\n"
      "Jo Lind,,06/24/2022 11:50:00 AM,06/24/2022 12:10:00 PM,20,Yes\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0][report_time] == "90");
  CHECK(rows[0][report_entries] == "2");
  CHECK(rows[1][report_time] == "30");
}

TEST_CASE("the rows about the meeting above a report of Zoom are passed over") {
  const auto rows = read(
      "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n"
      "852 1848 6288,Spring meeting,06/24/2022 09:55:00 AM,06/24/2022 12:05:00 PM,host@example.org,130,2\n\n"
      "Name (Original Name),User Email,Total Duration (Minutes),Guest\n"
      "Pat Abara,abara@example.org,88,Yes\n");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0][report_time] == "88");
}

TEST_CASE("what is no report is refused with what to send") {
  const auto refused = read_attendance_report("First name,Surname\nPat,Abara\n", "list.csv");
  REQUIRE_FALSE(refused.ok());
  CHECK(says(refused.error().message, "no attendance report"));
}

struct OnlineSite : PublicSite {
  OnlineSite() {
    add_pages(router, database(), clock);
    kinds_of_files.add(attendance_kind());
    intake::add_pages(router, database(), clock, kinds_of_files);
    write("update event set attendance = 'online' where slug = 'summit'");
    BookingPage page;
    page.way = BookingWay::open;
    page.joining_link = "https://teams.example.org/meet/123";
    const auto saved = set_booking_page(database(), audit(), summit, page);
    REQUIRE(saved.ok());
    clock.advance(*parse_instant("2022-06-01T10:00:00Z") - clock.now());
    for (const auto* surname : {"Abara", "Bell"}) REQUIRE(book(surname).status < 400);
    for (const auto& letter : mails()) links.push_back(link_in(letter));
  }
  std::string upload(const std::string& bytes, const std::string& name = "report.csv") {
    const auto reply = visitor.post("/events/summit/online/import", {}, {{"file", name, bytes}});
    INFO(reply.body);
    REQUIRE(reply.status == 303);
    return test::location(reply);
  }
  web::Reply apply(const std::string& preview) {
    const auto page = visitor.get(preview);
    REQUIRE(page.status == 200);
    return visitor.post(preview + "/apply", {{"expected", test::field_value(page.body, "expected")}});
  }
  web::Reply decide(const std::string& preview, const std::string& typed, const std::string& means) {
    return visitor.post(preview + "/decide", {{"say", typed + "=" + means}});
  }
  void write(const std::string& statement) {
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  session.execute(statement);
                  return Success{};
                })
                .ok());
  }
  OnlineBook book_now() { return online_book(database(), summit).value(); }
  OnlinePerson person(const std::string& surname) {
    for (const auto& each : book_now().people)
      if (each.name == "Pat " + surname) return each;
    FAIL("nobody is called " + surname);
    return {};
  }

  intake::Kinds kinds_of_files;
  std::vector<std::string> links;
};

TEST_CASE_METHOD(OnlineSite, "the button notes who goes on, on the day, and the link stands behind it alone") {
  const auto own = visitor.get(links[0]);
  CHECK(says(own.body, links[0] + "/join"));
  CHECK_FALSE(says(own.body, "teams.example.org"));
  const auto page = visitor.get(links[0] + "/join");
  CHECK(page.status == 200);
  CHECK_FALSE(says(page.body, "teams.example.org"));
  const auto early = visitor.post(links[0] + "/join", {});
  CHECK(early.status == 200);
  CHECK(says(early.body, "https://teams.example.org/meet/123"));
  CHECK(book_now().joined == 0);
  clock.advance(*parse_instant("2022-06-24T09:00:00Z") - clock.now());
  CHECK(visitor.post(links[0] + "/join", {}).status == 200);
  CHECK(visitor.post(links[0] + "/join", {}).status == 200);
  CHECK(book_now().joined == 1);
  CHECK(book_now().joined_not_came == 1);
  CHECK(visitor.post("/events/summit/online/came", {}).status == 303);
  CHECK(in_state("came") == 1);
  CHECK(visitor.get(links[0] + "/join").status == 200);
}

TEST_CASE_METHOD(OnlineSite, "what a calendar holds opens the way to the meeting and nothing else") {
  REQUIRE(book("Okoro").status < 400);
  const auto sent = entries();
  REQUIRE(sent.size() == 1);
  const auto secret = own.substr(std::string("/booking/").size());
  const auto unfolded = [](std::string bytes) {
    for (auto at = bytes.find("\r\n "); at != std::string::npos; at = bytes.find("\r\n ")) bytes.erase(at, 3);
    return bytes;
  };
  const auto mailed = unfolded(sent.front().bytes);
  CHECK_FALSE(says(mailed, secret));
  CHECK_FALSE(says(mailed, "/booking/"));
  const auto loaded = unfolded(visitor.get(own + "/calendar.ics").body);
  CHECK_FALSE(says(loaded, secret));
  CHECK_FALSE(says(loaded, "/booking/"));
  for (const auto& entry : {mailed, loaded}) {
    const auto at = entry.find("/join/");
    REQUIRE(at != std::string::npos);
    const auto join = entry.substr(at, entry.find("\r\n", at) - at);
    const auto key = join.substr(std::string("/join/").size());
    CHECK(visitor.get("/booking/" + key).status == 404);
    CHECK(visitor.get("/booking/" + key + "/change").status == 404);
    CHECK(visitor.post("/booking/" + key + "/leave", {}).status == 404);
    const auto page = visitor.get(join);
    CHECK(page.status == 200);
    CHECK_FALSE(says(page.body, "teams.example.org"));
    CHECK_FALSE(says(page.body, "/booking/"));
    CHECK_FALSE(says(page.body, "Okoro"));
    const auto pressed = visitor.post(join, {});
    CHECK(says(pressed.body, "https://teams.example.org/meet/123"));
    CHECK_FALSE(says(pressed.body, "/booking/"));
  }
  const auto join = mailed.substr(mailed.find("/join/"), std::string("/join/").size() + 64);
  CHECK(book_now().joined == 0);
  clock.advance(*parse_instant("2022-06-24T09:00:00Z") - clock.now());
  CHECK(visitor.post(join, {}).status == 200);
  CHECK(book_now().joined == 1);
  // The mail itself leads by the page of their own.
  REQUIRE(visitor.post(own + "/leave", {}).status == 303);
  const auto refused = visitor.get(join);
  CHECK(refused.status == 409);
  CHECK_FALSE(says(refused.body, "/join/"));
  CHECK_FALSE(says(refused.body, "/booking/"));
}

TEST_CASE_METHOD(OnlineSite, "whoever gave the place back sees no link") {
  REQUIRE(visitor.post(links[0] + "/leave", {}).status == 303);
  CHECK(visitor.get(links[0] + "/join").status == 409);
  const auto pressed = visitor.post(links[0] + "/join", {});
  CHECK(pressed.status == 409);
  CHECK_FALSE(says(pressed.body, "teams.example.org"));
}

TEST_CASE_METHOD(OnlineSite, "a report is looked at, taken in, counted and taken back") {
  const auto preview = upload(teams_report(teams_row("P. Abara", "1h 28m 3s", "abara@example.org") +
                                           teams_row("The Host", "2h 10m", "host@example.org")));
  const auto page = visitor.get(preview);
  CHECK(says(page.body, "Same address"));
  CHECK(says(page.body, "Not in the list"));
  CHECK_FALSE(person("Abara").minutes);
  const auto applied = apply(preview);
  INFO(applied.body);
  REQUIRE(applied.status == 303);
  CHECK(person("Abara").minutes == 88);
  CHECK(person("Abara").state == State::came);
  CHECK(person("Bell").state == State::booked);
  const auto import = text("select id from import where kind = 'attendance'");
  REQUIRE(intake::undo_import(database(), audit(), kinds_of_files, import).ok());
  CHECK_FALSE(person("Abara").minutes);
  CHECK(person("Abara").state == State::booked);
}

TEST_CASE_METHOD(OnlineSite, "a name without an address that we know is asked about, never guessed") {
  const auto preview = upload(teams_report(teams_row("Pat Bell", "20m 0s", "")));
  CHECK(says(visitor.get(preview).body, "Same name"));
  CHECK(apply(preview).status != 303);
  CHECK_FALSE(person("Bell").minutes);
}

TEST_CASE_METHOD(OnlineSite, "two reports add up, and a certificate asks for enough of both") {
  const auto row = [](const char* time, const char* from, const char* to) {
    return teams_report(teams_row("Pat Bell", time, "bell@example.org", from, to));
  };
  REQUIRE(apply(upload(row("20m 0s", "9:00:00 AM", "9:20:00 AM"), "morning.csv")).status == 303);
  REQUIRE(apply(upload(row("30m 0s", "2:00:00 PM", "2:30:00 PM"), "afternoon.csv")).status == 303);
  CHECK(person("Bell").minutes == 50);
  CertificateRules rules;
  rules.least_minutes = 50;
  REQUIRE(set_certificate_rules(database(), audit(), summit, rules).ok());
  const auto papers = certificates_of(database(), clock.now(), summit);
  REQUIRE(papers.ok());
  CHECK(papers->certified() == 1);
  CHECK(papers->lines.front().attended.minutes == 50);
  // The first taken back, the second still says that they were there.
  const auto first = text("select id from import where file_name = 'morning.csv'");
  REQUIRE(intake::undo_import(database(), audit(), kinds_of_files, first).ok());
  CHECK(person("Bell").minutes == 30);
  CHECK(person("Bell").state == State::came);
  CHECK(certificates_of(database(), clock.now(), summit)->certified() == 0);
}

TEST_CASE_METHOD(OnlineSite, "minutes and the time of joining pass on where two people become one, and back") {
  clock.advance(*parse_instant("2022-06-24T09:00:00Z") - clock.now());
  REQUIRE(visitor.post(links[1] + "/join", {}).status == 200);
  for (const auto* surname : {"Abara", "Bell"})
    REQUIRE(apply(upload(teams_report(teams_row("X", "20m 0s", std::string(surname) + "@example.org")),
                         std::string(surname) + ".csv"))
                .status == 303);
  // Mails of one moment are sent in no order.
  const std::string joiner = person("Bell").joined_at.empty() ? "Abara" : "Bell";
  const std::string other = joiner == "Bell" ? "Abara" : "Bell";
  const auto kept = person(other).person_id;
  const auto gone = person(joiner).person_id;
  const auto version = [&](const std::string& id) { return figure("select version from person where id = $1", {id}); };
  const auto merged = merge_delegates(database(), audit(), summit, {kept, gone, version(kept), version(gone)});
  INFO((merged.ok() ? std::string() : merged.error().message));
  REQUIRE(merged.ok());
  REQUIRE(book_now().people.size() == 1);
  // Nobody is in one meeting twice.
  CHECK(book_now().people.front().minutes == 20);
  CHECK(book_now().joined == 1);
  REQUIRE(undo_change(database(), audit(), summit, merged->id).ok());
  CHECK(person(other).minutes == 20);
  CHECK(person(other).joined_at.empty());
  CHECK(person(joiner).minutes == 20);
  CHECK_FALSE(person(joiner).joined_at.empty());
}

TEST_CASE("rows that say minutes alone count once within a report, and over midnight a stay goes on") {
  const auto rows = read(
      "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest\n"
      "Pat Abara,abara@example.org,06/24/2022 11:30:00 PM,06/25/2022 12:30:00 AM,60,Yes\n"
      "Pat’s phone,abara@example.org,06/25/2022 12:00:00 AM,06/25/2022 12:45:00 AM,45,Yes\n");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0][report_time] == "75");
}

TEST_CASE_METHOD(OnlineSite, "one person in two rows of a report is counted once for the time that both share") {
  const std::string zoom =
      "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest\n"
      "Pat Bell,bell@example.org,06/24/2022 09:00:00 AM,06/24/2022 10:00:00 AM,60,No\n"
      "Pat Bell,,06/24/2022 09:30:00 AM,06/24/2022 10:30:00 AM,60,Yes\n";
  const auto preview = upload(zoom, "zoom.csv");
  const auto page = visitor.get(preview);
  REQUIRE(says(page.body, "Same name"));
  REQUIRE(decide(preview, "row 3", "Pat Bell, Camden").status < 400);
  const auto looked = visitor.get(preview);
  CHECK(says(looked.body, "1 person stands in several rows of this report: Pat Bell, Camden."));
  CHECK(says(looked.body, "1 person of the list was there"));
  REQUIRE(apply(preview).status == 303);
  CHECK(person("Bell").minutes == 90);
}

TEST_CASE_METHOD(OnlineSite, "one person in two rows that say minutes alone was there for the longer of them") {
  const auto preview = upload(
      "Name (Original Name),User Email,Total Duration (Minutes),Guest\n"
      "Pat Bell,bell@example.org,60,No\nPat Bell,,50,Yes\n",
      "totals.csv");
  REQUIRE(decide(preview, "row 3", "Pat Bell, Camden").status < 400);
  REQUIRE(apply(preview).status == 303);
  CHECK(person("Bell").minutes == 60);
  // Nobody knows whether another report without times is of the same meeting, which is said.
  const auto more = visitor.get(
      upload("Name (Original Name),User Email,Total Duration (Minutes),Guest\nPat Bell,bell@example.org,60,Yes\n",
             "again.csv"));
  CHECK(says(more.body, "does not say from when to when, so their minutes add up"));
}

TEST_CASE_METHOD(OnlineSite, "a report that was downloaded again adds nothing, and says so before") {
  const auto row = teams_row("P. Abara", "1h 28m 0s", "abara@example.org");
  REQUIRE(apply(upload(teams_report(row), "first.csv")).status == 303);
  const auto preview = upload(teams_report(row + teams_row("The Host", "2h 10m", "host@example.org")), "again.csv");
  CHECK(says(visitor.get(preview).body, "Another report already counts 1 person at the same time: Pat Abara, Camden."));
  REQUIRE(apply(preview).status == 303);
  CHECK(person("Abara").minutes == 88);
  // What the second saw besides is added.
  const auto longer = teams_row("P. Abara", "2h 0m 0s", "abara@example.org", "9:58:00 AM", "11:58:00 AM");
  REQUIRE(apply(upload(teams_report(longer), "longer.csv")).status == 303);
  CHECK(person("Abara").minutes == 120);
}

TEST_CASE_METHOD(OnlineSite, "at an online event whoever is in no report has no hours, and least minutes stop them") {
  clock.advance(*parse_instant("2022-06-24T09:00:00Z") - clock.now());
  events::EventSession talk{.code = "talk", .title = "Talk", .starts_at = 600};
  talk.ends_at = 720;
  REQUIRE(events::add_sessions(database(), audit(), summit, {talk}).ok());
  for (const auto& link : links) REQUIRE(visitor.post(link + "/join", {}).status == 200);
  REQUIRE(visitor.post("/events/summit/online/came", {}).status == 303);
  REQUIRE(apply(upload(teams_report(teams_row("Pat Bell", "1h 0m", "bell@example.org")))).status == 303);
  clock.advance(std::chrono::hours(4));  // the talk is over
  const auto minutes = [&] {
    std::map<std::string, std::int64_t> found;
    const auto papers = certificates_of(database(), clock.now(), summit);
    REQUIRE(papers.ok());
    for (const auto& line : papers->lines) found[line.last_name] = line.attended.minutes;
    return found;
  };
  // In the room as well: whoever is in no report may have been there.
  write("update event set attendance = 'hybrid' where slug = 'summit'");
  CHECK(minutes()["Abara"] == 120);
  write("update event set attendance = 'online' where slug = 'summit'");
  CHECK(minutes()["Abara"] == 0);
  CHECK(minutes()["Bell"] == 60);
  const auto page = visitor.get("/events/summit/certificates");
  CHECK(says(page.body, "In no report"));
  CHECK(says(page.body, "1 person who came stands in no report of the meeting"));
  CertificateRules rules;
  rules.least_minutes = 45;
  REQUIRE(set_certificate_rules(database(), audit(), summit, rules).ok());
  CHECK(certificates_of(database(), clock.now(), summit)->certified() == 1);
}

TEST_CASE_METHOD(OnlineSite, "more people than one step takes are marked as came all the same") {
  constexpr int many = 620;
  std::string list = "First name,Surname,Organisation,E-mail,Job title\n";
  for (int at = 0; at < many; ++at)
    list += "Ann,Row" + std::to_string(at) + ",Camden,row" + std::to_string(at) + "@example.org,Head\n";
  REQUIRE(import_delegates(database(), audit(), summit, {"list.csv", list, ""}, std::nullopt).ok());
  write("insert into online_join (booking_id, joined_at) select id, '2022-06-24T09:00:00Z' from booking");
  CHECK(book_now().joined_not_came == many + 2);
  CHECK(visitor.post("/events/summit/online/came", {}).status == 303);
  CHECK(book_now().joined_not_came == 0);
}

}  // namespace muster::booking
