// What counts as a word though it holds other signs, and what does not though it holds letters.
#include "counted.hpp"

#include "support/catch.hpp"

namespace muster::text {
namespace {

using test::Case;
using test::counted_in;
using test::words_of;

void check(const std::vector<Case>& cases) {
  for (const auto& [text, words] : cases) {
    CAPTURE(text);
    CHECK(words_of(text) == words);
  }
}

std::string entries_of(const std::string& entry) {
  std::string out;
  for (const auto& count : count_entries({{entry}})) out += (out.empty() ? "" : ", ") + count.word;
  return out;
}

}  // namespace

TEST_CASE("short forms with an ampersand are one word") {
  check({{"Q&A was good", "good, Q&A"},
         {"the Q & A", "Q&A"},
         {"a Q and A session", "Q&A, session"},
         {"good Q&As", "good, Q&A"},
         {"R&D", "R&D"},
         {"A&E and H&F", "A&E, H&F"},
         {"the L&D team", "L&D, team"},
         {"M&S sandwiches", "M&S, sandwiches"},
         {"SEN&D offer", "offer, SEN&D"},
         {"T&Cs apply", "apply, T&C"},
         {"health&care", "care, health"},
         {"tables A and B", "B, tables"}});
  CHECK(counted_in({"Q&A", "q&a", "Q & A", "Q and A"}) == "Q&A 4");
}

TEST_CASE("ratios and ranges are words, other numbers are not") {
  check({{"1:1 support", "1:1, support"},
         {"2:1 staffing", "2:1, staffing"},
         {"ages 11-16", "11-16, ages"},
         {"the 0-25 service", "0-25, service"},
         {"14–19 reform", "14–19, reform"},
         {"post-16 and 16-18", "16-18, post-16"},
         {"2022-23 plans", "2022-23, plans"},
         {"90% of 30 people", "people"},
         {"£10-15 each", ""},
         {"50-60% of them", ""},
         {"2022-06-10", ""},
         {"020-7946-0018", ""},
         {"7 out of 10, 4.5 stars", "stars"}});
  CHECK(counted_in({"11-16", "11–16", "11-16"}) == "11-16 3");
}

TEST_CASE("what is said with a slash is a word, scores and dates are not") {
  check({{"24/7", "24/7"},
         {"support 24/7, please", "24/7, please, support"},
         {"a 50/50 mix", "50/50, mix"},
         {"the 2022/23 plan", "2022/23, plan"},
         {"1999/00 and 2022/24", "1999/00"},
         {"9/10", ""},
         {"on 24/7/2022", ""},
         {"10/06/22", ""}});
  CHECK(entries_of("24/7") == "24/7");
}

TEST_CASE("a full stop behind a shortened word ends nothing") {
  check({{"St. Mary's", "St Mary's"},
         {"St Mary's was lovely", "lovely, St Mary's"},
         {"St.Mary's", "St Mary's"},
         {"The St. John Ambulance", "Ambulance, St John"},
         {"High St Library", "high, Library, St"},
         {"Not St. Mary's", "not St Mary's"},
         {"Dr. Patel spoke", "Patel, spoke"},
         {"thanks to Mr. Green and Mrs Brown", "Brown, Green, thanks"},
         {"my dr was late", "dr, late"},
         {"No. 1 event", "event"},
         {"No. It was great", "great"},
         {"no support, e.g. Lunch", "Lunch, no support"},
         {"no talks, i.e. none at all", "no talks"}});
  CHECK(counted_in({"St. Mary's", "St Mary's", "ST. MARY'S", "st mary's", "St Marys"}) == "St Mary's 5");
  CHECK(entries_of("St. Mary's") == "St. Mary's");
}

TEST_CASE("emoji are words, whatever their tone of skin") {
  check({{"loved it 😊", "😊, loved"},
         {"great😀day", "😀, day, great"},
         {"🇬🇧 flags", "🇬🇧, flags"},
         {"👩‍👧 families", "👩‍👧, families"},
         {"good • bad → end ©", "bad, end, good"}});
  CHECK(counted_in({"👍🏽 yes 👍", "👍🏿"}) == "👍 2, yes 1");
  CHECK(counted_in({"😊😊", "😊"}) == "😊 2");
  CHECK(counted_in({"❤️", "❤"}) == "❤ 2");
}

TEST_CASE("small words that say something together are kept") {
  check({{"too much talking", "talking, too much"},
         {"too many slides", "slides, too many"},
         {"too few chairs", "chairs, too few"},
         {"not too much", "not too much"},
         {"Never again!", "never again"},
         {"never again please", "never again, please"},
         {"more of the same", "more of the same"},
         {"not for me", "not for me"},
         {"all over the place", "all over the place"},
         {"much too loud", "loud"},
         {"once again useful", "useful"}});
}

TEST_CASE("N/A is no word") {
  check({{"N/A", ""},
         {"n/a", ""},
         {"N.A.", ""},
         {"n.a.", ""},
         {"N / A", ""},
         {"NA", ""},
         {"n\\a", ""},
         {"(n/a)", ""},
         {"N/A.", ""},
         {"n/a - did not attend", "not attend"},
         {"AP/SEND", "AP, SEND"}});
  for (const auto* nothing : {"N/A", "n/a", " N/A. ", "N.A.", "n.a.", "NA", "na", "N / A", "Not applicable",
                              "not applicable.", "nothing", "None", "No comment.", "don’t know", "Don't know"}) {
    CAPTURE(nothing);
    CHECK(entries_of(nothing).empty());
    CHECK(says_nothing(nothing));
  }
  CHECK(entries_of("nothing new") == "nothing new");
  CHECK(entries_of("Nana") == "nana");
  CHECK_FALSE(says_nothing("National"));
  CHECK_FALSE(says_nothing(""));
}

TEST_CASE("addresses of mail and web are no words") {
  check({{"write to jo.bloggs@example.org please", "please, write"},
         {"<jo_b+x@mail.example.co.uk>", ""},
         {"jo@example.org, pat@example.org", ""},
         {"https://example.org/a_b?c=d#e", ""},
         {"see (https://example.org).", "see"},
         {"www.example.org/page is good", "good"},
         {"HTTP://EXAMPLE.ORG", ""},
         {"on gov.uk and example.co.uk/send", ""},
         {"forms.gle/abc", ""},
         {"good.Then useful", "good, useful"},
         {"it was good.it was fun", "fun, good"},
         {"the @DfE at 7@10", "DfE"},
         {"mailto:jo@example.org", "mailto"}});
  CHECK(entries_of("jo.bloggs@example.org").empty());
  CHECK(entries_of("www.example.org").empty());
}

TEST_CASE("times of day are no words") {
  check({{"10:30 start", "start"},
         {"start at 9am", "start"},
         {"9.30am to 3pm", ""},
         {"10 am till 2.30 p.m. sharp", "sharp, till"},
         {"14:00-16:30", ""},
         {"at 9 o'clock", ""},
         {"14h30 lunch", "lunch"},
         {"Finish by 2.30", "finish"},
         {"8:05am bus", "bus"},
         {"10PM close", "close"}});
}

TEST_CASE("words of other scripts stay as they were typed") {
  CHECK(entries_of("مفيد، جدا") == "مفيد، جدا");
  CHECK(words_of("день был полезным") == "был, день, полезным");
  CHECK(words_of("خوب-دن 有用") == "خوب-دن, 有用");
}

TEST_CASE("words typed without a blank part, initials do not") {
  check({{"good.Bad", "bad, good"},
         {"note:useful", "note, useful"},
         {"e.g. lunch, i.e. food", "food, lunch"},
         {"the U.K. and P.E.", "PE, UK"},
         {"useful/fun", "fun, useful"},
         {"mp3 and Covid-19", "Covid-19, mp3"}});
}

}  // namespace muster::text
