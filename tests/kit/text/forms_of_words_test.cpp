// Which forms are one word, and which are two.
#include "counted.hpp"

#include "support/catch.hpp"

namespace muster::text {
namespace {

using test::counted_in;

using Forms = std::vector<std::string>;

void check_one(const std::vector<Forms>& cases) {
  for (const auto& forms : cases) {
    CAPTURE(forms);
    CHECK(count_words(forms).size() == 1);
    CHECK(count_entries({forms}).size() == 1);
  }
}

void check_apart(const std::vector<Forms>& cases) {
  for (const auto& forms : cases) {
    CAPTURE(forms);
    CHECK(count_words(forms).size() == forms.size());
    CHECK(count_entries({forms}).size() == forms.size());
  }
}

}  // namespace

TEST_CASE("names and words that a plural or a spelling might join stay apart") {
  check_apart({{"July", "Julie"},       {"Mary", "Marie"},         {"Louis", "Louise"},    {"emphasis", "emphasise"},
               {"goods", "good"},       {"clause", "Claus"},       {"Denis", "Denise"},    {"Francis", "France"},
               {"Rosie", "rosy"},       {"base", "bass"},          {"James", "jam"},       {"Edwards", "Edward"},
               {"customs", "custom"},   {"economics", "economic"}, {"movie", "movy"},      {"news", "new"},
               {"less", "les"},         {"means", "mean"},         {"lens", "len"},        {"Paris", "pari"},
               {"premises", "premise"}, {"contents", "content"},   {"Charles", "Charle"},  {"arms", "arm"},
               {"prize", "prise"},      {"laboratory", "labour"},  {"citizen", "citisen"}, {"organ", "organisation"},
               {"check", "cheque"},     {"story", "storey"},       {"axis", "axe"},        {"include", "inclusion"},
               {"bus", "busy"},         {"caste", "cast"},         {"house", "hous"},      {"Jesse", "Jess"}});
}

TEST_CASE("singular and plural are one word") {
  check_one(
      {{"menu", "menus"},         {"midwife", "midwives"},   {"self", "selves"},        {"people", "person", "persons"},
       {"taxi", "taxis"},         {"emoji", "emojis"},       {"shelf", "shelves"},      {"hero", "heroes"},
       {"virus", "viruses"},      {"bonus", "bonuses"},      {"house", "houses"},       {"bias", "biases"},
       {"headache", "headaches"}, {"church", "churches"},    {"movie", "movies"},       {"family", "families"},
       {"shoe", "shoes"},         {"quiz", "quizzes"},       {"crisis", "crises"},      {"analysis", "analyses"},
       {"emphasis", "emphases"},  {"lens", "lenses"},        {"census", "censuses"},    {"woman", "women"},
       {"chairman", "chairmen"},  {"criterion", "criteria"}, {"exercise", "exercises"}, {"purpose", "purposes"},
       {"nurse", "nurses"},       {"axe", "axes"},           {"tax", "taxes"},          {"clause", "clauses"},
       {"gas", "gases"},          {"photo", "photos"},       {"thief", "thieves"},      {"iris", "irises"}});
}

TEST_CASE("British and American spellings are one word, shown as in Britain where both are equally frequent") {
  for (const auto& [american, british] :
       std::vector<std::pair<std::string, std::string>>{{"fulfill", "fulfil"},
                                                        {"enroll", "enrol"},
                                                        {"flavor", "flavour"},
                                                        {"harbor", "harbour"},
                                                        {"traveler", "traveller"},
                                                        {"modeled", "modelled"},
                                                        {"theater", "theatre"},
                                                        {"center", "centre"},
                                                        {"program", "programme"},
                                                        {"organized", "organised"},
                                                        {"enrollment", "enrolment"},
                                                        {"counselor", "counsellor"},
                                                        {"behavioral", "behavioural"},
                                                        {"pediatrician", "paediatrician"},
                                                        {"judgment", "judgement"},
                                                        {"jewelry", "jewellery"},
                                                        {"skeptical", "sceptical"},
                                                        {"defense", "defence"},
                                                        {"catalog", "catalogue"},
                                                        {"aluminum", "aluminium"},
                                                        {"gray", "grey"},
                                                        {"maneuver", "manoeuvre"},
                                                        {"analyzed", "analysed"},
                                                        {"labeling", "labelling"},
                                                        {"installment", "instalment"},
                                                        {"learned", "learnt"},
                                                        {"fibers", "fibres"},
                                                        {"license", "licence"},
                                                        {"unfavorable", "unfavourable"},
                                                        {"orthopedic", "orthopaedic"},
                                                        {"cozy", "cosy"}}) {
    CAPTURE(american);
    CHECK(counted_in({american, british}) == british + " 2");
    CHECK(counted_in({american, american, british}) == american + " 3");
  }
  check_one({{"practise", "practice"},
             {"focussed", "focused"},
             {"advisors", "adviser"},
             {"inquiry", "enquiries"},
             {"okay", "OK"},
             {"neighbors", "neighbour"},
             {"theaters", "theatre"},
             {"organization", "organisations"}});
}

TEST_CASE("capitals fold") {
  check_one({{"SENCo", "senco", "SENCOs", "SENCo's"},
             {"EHCP", "ehcp", "EHCPs", "ehcps"},
             {"NHS", "nhs"},
             {"Wi-Fi", "wifi", "WiFi", "wi-fi"},
             {"GREAT", "great", "Great"},
             {"TIME", "time"},
             {"LAs", "LA", "la"},
             {"DfE", "DFE", "dfe"},
             {"Ofsted", "OFSTED"},
             {"CAMHS", "Camhs"},
             {"LOUD", "loud"},
             {"EPs", "EP"},
             {"U.K.", "UK"},
             {"A&E", "a&e"},
             {"KS2", "ks2"}});
}

TEST_CASE("a short form whose small letters are another word stands apart, in a heading in capitals too") {
  check_apart({{"SEND", "send"},
               {"AIDS", "aid"},
               {"SALT", "salt"},
               {"MASH", "mash"},
               {"NICE", "nice"},
               {"STEM", "stem"},
               {"PIP", "pip"},
               {"MATs", "mat"},
               {"TOIL", "toil"},
               {"RAG", "rag"},
               {"SATs", "sat"},
               {"COP", "cop"}});
  CHECK(counted_in({"IT and the US", "it is for us"}) == "IT 1, US 1");
  CHECK(counted_in({"THE SEND REVIEW IS LATE", "SEND WORKFORCE", "please send slides"}) ==
        "SEND 2, late 1, please 1, review 1, send 1, slides 1, workforce 1");
  CHECK(counted_in({"IT WAS FOR ALL OF US, AND LOUD"}) == "loud 1");
}

TEST_CASE("a known short form is shown in capitals on ties, another word in small letters") {
  CHECK(counted_in({"nhs", "NHS"}) == "NHS 2");
  CHECK(counted_in({"dfe", "DfE"}) == "DfE 2");
  CHECK(counted_in({"TIME", "time"}) == "time 2");
  CHECK(counted_in({"ALL LAs AND THE NHS ARE LATE"}) == "LAs 1, late 1, NHS 1");
  CHECK(counted_in({"WE ALL NEED TIME"}) == "need 1, time 1");
}

}  // namespace muster::text
