// A form says its fields once: it reads them into values, names what is wrong by field, and keeps what was typed.
#include <muster/platform/web/form.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::web;

namespace {

enum class Colour { red, green };

bool holds(const std::string& text, const std::string& part) {
  INFO(text);
  INFO("looked for: " << part);
  const bool found = text.find(part) != std::string::npos;
  CHECK(found);
  return found;
}

Request sent(std::vector<std::pair<std::string, std::string>> fields) {
  Request request;
  request.method = Method::post;
  request.token = "proof";
  for (auto& [name, value] : fields) request.form.add(name, value);
  return request;
}

Outcome no_shouting(const std::string& text) {
  if (text.find('!') != std::string::npos) return bad_input("Say it without shouting.");
  return Success{};
}

Result<Colour> parse_colour(const std::string& name) {
  if (name == "red") return Colour::red;
  return bad_input("There is no colour \"" + name + "\".");
}

struct Party {
  Form form;
  Field<std::string> title = form.text("title", "Title").hint("In a few words.").check(no_shouting);
  Field<Date> day = form.date("day", "Day");
  Field<Colour> colour = form.radios<Colour>(
      "colour", "Colour", {{Colour::red, "red", "Red", "Like a rose"}, {Colour::green, "green", "Green"}});
  Field<std::optional<std::int64_t>> guests = form.integer("guests", "Guests").optional();
  Field<std::vector<Colour>> lamps =
      form.ticks<Colour>("lamps[]", "Lamps", {{Colour::red, "red", "Red"}, {Colour::green, "green", "Green"}});
  Field<std::string> words = form.lines("words", "Words").optional();
};

Party party(const Request& request) { return Party{Form(request, "/party").button("Give it")}; }

const std::vector<std::pair<std::string, std::string>> sound{
    {"title", " Spring "}, {"day-day", "1"},   {"day-month", "05"},  {"day-year", "2026"}, {"colour", "green"},
    {"guests", "12"},      {"lamps[]", "red"}, {"lamps[]", "green"}, {"words", "a\n b "}};

std::vector<std::pair<std::string, std::string>> but(const std::string& name, const std::string& value) {
  auto fields = sound;
  for (auto& field : fields)
    if (field.first == name) field.second = value;
  return fields;
}

}  // namespace

TEST_CASE("what was sent comes out as typed values") {
  const auto request = sent(sound);
  auto it = party(request);
  REQUIRE(it.form.read());
  CHECK(*it.title == "Spring");
  CHECK(iso_date(*it.day) == "2026-05-01");
  CHECK(*it.colour == Colour::green);
  CHECK(*it.guests == 12);
  CHECK(*it.lamps == std::vector{Colour::red, Colour::green});
  CHECK(*it.words == "a\n b ");
  CHECK(it.form.status() == 200);
  CHECK(it.form.summary().empty());
}

TEST_CASE("a form that is only opened is neither read nor refused") {
  Request request;
  auto it = party(request);
  CHECK_FALSE(it.form.read());
  CHECK_FALSE(it.form.refused());
  CHECK_THROWS_AS(it.title.value(), std::logic_error);
}

TEST_CASE("every field that is left empty or wrong is named beside it and in the summary, and keeps what was typed") {
  const auto request = sent({{"title", "<b>!"},
                             {"day-day", "31"},
                             {"day-month", "6"},
                             {"day-year", "2026"},
                             {"colour", "blue"},
                             {"guests", "many"},
                             {"words", "\nkept"}});
  auto it = party(request);
  CHECK_FALSE(it.form.read());
  CHECK(it.form.status() == 422);
  const auto shown = it.form.shown();
  holds(shown, "value=\"&lt;b&gt;!\"");
  holds(shown, "value=\"31\"");
  holds(shown, "value=\"many\"");
  holds(shown, ">\n\nkept</textarea>");
  holds(shown, "aria-describedby=\"title-hint title-error\"");
  holds(shown, "id=\"title-error\"><span>Error:</span> Say it without shouting</p>");
  const auto summary = it.form.summary();
  holds(summary, "Look again at five fields");
  for (const auto* link : {"#title", "#day", "#colour", "#guests", "#lamps"})
    holds(summary, "<a href=\"" + std::string(link) + "\">");
  holds(summary, "There is no such day. Check the day and the month");
  holds(summary, "Choose an answer: Colour");
}

TEST_CASE("dates that are no dates are refused") {
  for (const auto& [part, value] : std::vector<std::pair<std::string, std::string>>{{"day-day", "0"},
                                                                                    {"day-day", "32"},
                                                                                    {"day-month", "13"},
                                                                                    {"day-year", "26"},
                                                                                    {"day-day", "one"},
                                                                                    {"day-day", "4294967297"},
                                                                                    {"day-month", ""}}) {
    INFO(part << "=" << value);
    const auto request = sent(but(part, value));
    auto it = party(request);
    CHECK_FALSE(it.form.read());
    holds(it.form.shown(), "id=\"day-error\"");
  }
}

TEST_CASE("a day and time is read by the clocks that the field names, and by no others") {
  const auto read = [](const std::string& zone, const std::string& typed) {
    const auto request = sent({{"at", typed}});
    Form form(request, "/");
    auto field = form.moment("at", "When", Zone::named(zone).value());
    if (!form.read()) return form.shown();
    return iso_instant(*field);
  };
  CHECK(read("Europe/London", "2026-06-10T09:00") == "2026-06-10T08:00:00Z");
  CHECK(read("Asia/Kathmandu", "2026-06-10T09:00") == "2026-06-10T03:15:00Z");
  // In the hour that London leaves out other clocks go on.
  CHECK(read("Asia/Kathmandu", "2026-03-29T01:30") == "2026-03-28T19:45:00Z");
  CHECK(read("America/New_York", "2026-03-29T01:30") == "2026-03-29T05:30:00Z");
  // What the clocks named never show is told, and stays as it was typed.
  for (const auto& [zone, typed] : {std::pair<std::string, std::string>{"Europe/London", "2026-03-29T01:30"},
                                    {"America/New_York", "2026-03-08T02:30"}}) {
    const auto refused = read(zone, typed);
    CHECK(holds(refused, "are put forward that day and never show " + typed.substr(11)));
    CHECK(holds(refused, "value=\"" + typed + "\""));
  }
  CHECK(read("America/New_York", "2026-03-08T03:00") == "2026-03-08T07:00:00Z");
  const auto request = Request();
  Form opened(request, "/");
  (void)opened.moment("at", "When", Zone::named("Asia/Kathmandu").value())
      .begins(parse_instant("2026-03-28T19:45:00Z").value());
  CHECK(holds(opened.shown(), "value=\"2026-03-29T01:30\""));
}

TEST_CASE("what may be left out is nothing then") {
  auto fields = but("guests", " ");
  const auto request = sent(fields);
  auto it = party(request);
  REQUIRE(it.form.read());
  CHECK_FALSE(it.guests->has_value());
  holds(it.form.shown(), "Guests <span class=\"optional\">(optional)</span>");
}

TEST_CASE("an error of a service stands beside the field that it names") {
  const auto request = sent(sound);
  auto it = party(request);
  REQUIRE(it.form.read());
  it.form.refuse(conflict("There is such a party already.").at("title"));
  CHECK(it.form.status() == 409);
  holds(it.form.summary(), "<a href=\"#title\">There is such a party already</a>");
  CHECK_FALSE(it.form.error());
}

TEST_CASE("an error of no field stands in the summary, and one that no typing mends has a page of its own") {
  const auto request = sent(sound);
  auto whole = party(request);
  REQUIRE(whole.form.read());
  whole.form.refuse(bad_input("It is too late."));
  holds(whole.form.summary(), "<li>It is too late</li>");
  CHECK(whole.form.status() == 422);
  auto gone = party(request);
  REQUIRE(gone.form.read());
  gone.form.refuse(unavailable("The database is away."));
  CHECK(gone.form.error());
}

TEST_CASE("each error of a text is an error of its field, with its place") {
  const auto request = sent(sound);
  auto it = party(request);
  REQUIRE(it.form.read());
  it.form.refuse(
      bad_input("Two errors.", {{"", 2, 3, 1, "no such name", "did you mean \"a\"?"}, {"", 4, 0, 1, "odd", ""}})
          .at("words"));
  holds(it.form.shown(), "aria-describedby=\"words-error words-error-2\"");
  holds(it.form.summary(), "<a href=\"#words\">Line 2, column 3: no such name; did you mean &quot;a&quot;?</a>");
  holds(it.form.summary(), "Line 4: odd");
}

TEST_CASE("a POST form carries the token and a form that asks does not") {
  const auto request = sent({});
  holds(Form(request, "/a").button("Go").shown(), "<input type=\"hidden\" name=\"token\" value=\"proof\">");
  Request question;
  question.token = "proof";
  question.query.add("q", "rose");
  auto form = Form::asking(question, "/people");
  const auto name = form.search("q", "Name");
  CHECK(form.read());
  CHECK(*name == "rose");
  CHECK(form.shown().find("proof") == std::string::npos);
  holds(form.shown(), "method=\"get\"");
}

TEST_CASE("a button says which row it is for and may lead elsewhere; hidden values come back") {
  auto request = sent({{"row", "7"}});
  Form form(request, "/rows");
  const auto row = form.hidden("row", {}).begins("7");
  form.button({"End", "the token of the board", Button::Look::link});
  form.button({"Publish", {}, Button::Look::second, "/rows/publish"});
  const auto shown = form.shown();
  holds(shown, "<input type=\"hidden\" name=\"row\" value=\"7\">");
  holds(shown, "class=\"link-button\">End<span class=\"govuk-visually-hidden\"> the token of the board</span>");
  holds(shown, "formaction=\"/rows/publish\"");
  REQUIRE(form.read());
  CHECK(*row == "7");
}

TEST_CASE("forms of a kind on one page have ids of their own") {
  Request request;
  auto form = Form(request, "/keep").key("mail sent").in_a_row();
  (void)form.integer("days", "Days").of("mail").small_label().begins(30);
  const auto shown = form.shown();
  holds(shown, "<form class=\"form-inline\"");
  holds(shown, "for=\"days-mail-sent\">Days<span class=\"govuk-visually-hidden\">: mail</span></label>");
  holds(shown, "value=\"30\"");
}

TEST_CASE("a name that stands several times is read in order") {
  const auto request = sent({{"words[]", "one"}, {"words[]", "two"}});
  Form form(request, "/words");
  std::vector<Field<std::string>> words;
  for (int number = 1; number <= 3; ++number)
    words.push_back(form.text("words[]", "Word " + std::to_string(number)).optional());
  REQUIRE(form.read());
  CHECK(*words[0] == "one");
  CHECK(*words[1] == "two");
  CHECK(words[2]->empty());
  holds(form.shown(), "id=\"words-2\"");
}

TEST_CASE("a file is an upload, and a form with one is multipart") {
  auto request = sent({});
  {
    Form form(request, "/take");
    (void)form.file("file", "The list").accept(".csv");
    CHECK_FALSE(form.read());
    holds(form.shown(), "enctype=\"multipart/form-data\"");
    holds(form.shown(), "accept=\".csv\"");
    holds(form.summary(), "Choose a file: The list");
  }
  request.uploads.push_back({"file", "a.csv", "x,y"});
  Form form(request, "/take");
  const auto file = form.file("file", "The list");
  REQUIRE(form.read());
  CHECK(file->bytes == "x,y");
}

TEST_CASE("a text read on as another type keeps its own rules") {
  const auto read = [](const std::string& typed) {
    const auto request = sent({{"colour", typed}});
    Form form(request, "/colour");
    const auto colour = form.text("colour", "Colour").check(no_shouting).as(parse_colour);
    return form.read() ? std::string(*colour == Colour::red ? "red" : "other") : form.summary();
  };
  CHECK(read("red") == "red");
  holds(read("red!"), "Say it without shouting");
  holds(read("blue"), "There is no colour");
}

TEST_CASE("a choice with one answer is not asked for") {
  const auto request = sent({{"programme", "Another's"}});
  for (const auto& own : {std::vector<std::string>{}, std::vector<std::string>{"Own"}}) {
    Form form(request, "/add");
    const auto programme = form.select("programme", "Programme", choices(own)).if_several();
    REQUIRE(form.read());
    CHECK(*programme == (own.empty() ? "" : "Own"));
    CHECK(form.shown().find("select") == std::string::npos);
  }
  Form form(request, "/add");
  (void)form.select("programme", "Programme", choices({"One", "Two"})).if_several();
  CHECK_FALSE(form.read());
}

TEST_CASE("a page may put each field where it likes") {
  Request request;
  auto form = Form(request, "/a").button("Save").way_out("Cancel", "/b");
  (void)form.text("first-name", "First name");
  View view;
  form.fill(view);
  for (const auto* name : {"FORM_BEGIN", "FIRST_NAME_FIELD", "FORM_BUTTONS", "FORM_END"})
    CHECK(view.markups().contains(name));
  holds(view.markups().at("FORM_BUTTONS"), "href=\"/b\">Cancel</a>");
}

TEST_CASE("a form whose controls stand all over the page gives them its id, and links to those that it refuses") {
  Request request;
  auto form = Form(request, "/decide")
                  .spread("work")
                  .knowing("page", "2")
                  .button({.words = "Check", .look = Button::Look::unseen, .name = "at", .value = "rows"})
                  .when_refused("Look again at what the names mean", "Nothing was changed.");
  const auto text = form.shown();
  holds(text, "<form id=\"work\" data-work method=\"post\" action=\"/decide\"");
  holds(text, "<input type=\"hidden\" name=\"page\" value=\"2\">");
  holds(text, "class=\"govuk-visually-hidden\" tabindex=\"-1\" name=\"at\" value=\"rows\">Check</button>");
  CHECK_FALSE(form.refused());
  CHECK(form.summary().empty());
  form.refuse_at("q-1", "Choose which one ‘Moonbase’ means.");
  CHECK(form.refused());
  holds(form.summary(), "<li><a href=\"#q-1\">Choose which one ‘Moonbase’ means</a></li>");
  holds(form.summary(), "Look again at what the names mean");
}

TEST_CASE("a text may be offered a list of the page, and leave it to another question who may leave it empty") {
  Form form(sent({}), "/a");
  (void)form.text("organisation", "Organisation").optional().offering("known").said_elsewhere();
  const auto shown = form.shown();
  holds(shown, "list=\"known\"");
  CHECK(shown.find("(optional)") == std::string::npos);
}
