// Names stay as typed for the badge; titles, letters after them, pronouns and remarks are left out when people are
// compared and sorted. Names of any tongue hold.

#include "lists.hpp"
#include "support/catch.hpp"

#include <muster/domain/people/person_name.hpp>

#include <algorithm>

using namespace muster;
using namespace muster::people;
using lists::judged;
using lists::told;

namespace {

std::string split(const std::string& full) {
  std::string first;
  std::string last;
  split_name(full, first, last);
  return first + "|" + last;
}

std::string core(const std::string& first, const std::string& last) {
  const auto parts = name_parts(first, last);
  return parts.given + "|" + parts.family;
}

std::string core_of(const std::string& full) {
  std::string first;
  std::string last;
  split_name(full, first, last);
  return core(first, last);
}

}  // namespace

TEST_CASE("whole names are parted at the surname, and nothing typed is lost") {
  CHECK(split("Jo Venner") == "Jo|Venner");
  CHECK(split("Venner, Mary Jo") == "Mary Jo|Venner");
  CHECK(split("Anna van der Berg") == "Anna|van der Berg");
  CHECK(split("Plato") == "|Plato");
  CHECK(split("Mary Ann Osgerby") == "Mary Ann|Osgerby");
  CHECK(split("Van Morris") == "Van|Morris");
  CHECK(split("Wren Oakdene, PhD") == "Wren|Oakdene, PhD");
  CHECK(split("Oakdene, Wren, PhD") == "Wren|Oakdene, PhD");
  CHECK(split("Oakdene, Wren, Dr") == "Dr Wren|Oakdene");
  CHECK(split("Wren Oakdene, MSc, DClinPsy") == "Wren|Oakdene, MSc, DClinPsy");
  CHECK(split("Idris Tarn (he/him)") == "Idris|Tarn (he/him)");
  CHECK(split("Idris Tarn - he / him") == "Idris|Tarn - he/him");
  CHECK(split("Zoe Crome - Newham") == "Zoe|Crome - Newham");
  CHECK(split("Anna van der Berg | Barnet Council") == "Anna|van der Berg | Barnet Council");
  CHECK(split("Claire Nuttall - Brown") == "Claire|Nuttall - Brown");
  CHECK(split("Venner - Jo Ann") == "Venner - Jo|Ann");
  CHECK(split("Prof Sir Alan Quill OBE") == "Prof Sir Alan|Quill OBE");
  CHECK(split("Esme Yeadon (Guest)") == "Esme|Yeadon (Guest)");
  CHECK(split("Cai Dunn Jr.") == "Cai|Dunn Jr.");
  CHECK(split("Alasdair (Hettie) Osgerby") == "Alasdair (Hettie)|Osgerby");
  CHECK(split("Dr Venner") == "Dr|Venner");
}

TEST_CASE("names of Ireland, Scotland, the Netherlands and everywhere hold") {
  CHECK(split("Seán Ó Briain") == "Seán|Ó Briain");
  CHECK(split("Sinead O Connor") == "Sinead|O Connor");
  CHECK(split("John O. Smith") == "John O.|Smith");
  CHECK(split("Máire Mhac an tSaoi") == "Máire|Mhac an tSaoi");
  CHECK(split("Eilidh Mac Donald") == "Eilidh|Mac Donald");
  CHECK(split("Mac Brown") == "Mac|Brown");
  CHECK(split("Nuala Ní Dhomhnaill") == "Nuala|Ní Dhomhnaill");
  CHECK(split("José Ortega y Gasset") == "José|Ortega y Gasset");
  CHECK(split("Nguyễn Văn An") == "Nguyễn|Văn An");
  CHECK(split("王小明") == "|王小明");
  CHECK(split("李 小龙") == "李|小龙");
  CHECK(split("محمد الأحمد") == "محمد|الأحمد");
  CHECK(split("Yo-Yo Ma") == "Yo-Yo|Ma");
  CHECK(core_of("Mary Jo Ma") == "Mary Jo|Ma");
  CHECK(core_of("Mary Jo Ma, MA") == "Mary Jo|Ma");
  CHECK(core_of("MARY JO MA") == "MARY JO|MA");
  CHECK(core_of("Judge Reinhold") == "Judge|Reinhold");
}

TEST_CASE("what stands around a name is no part of it") {
  CHECK(core_of("Wren Oakdene, PhD") == "Wren|Oakdene");
  CHECK(core_of("Idris Tarn (he/him)") == "Idris|Tarn");
  CHECK(core_of("Idris Tarn she / they") == "Idris|Tarn");
  CHECK(core_of("Prof Sir Alan Quill OBE") == "Alan|Quill");
  CHECK(core_of("The Rev Dr Ada Bell MBE JP (Chair)") == "Ada|Bell");
  CHECK(core_of("Esme Yeadon (Guest)") == "Esme|Yeadon");
  CHECK(core_of("Cai Dunn Jr.") == "Cai|Dunn");
  CHECK(core_of("Ada Bell BSc (Hons), MCSP") == "Ada|Bell");
  CHECK(core("Dr Jo", "Venner, MBChB") == "Jo|Venner");
  CHECK(core("Dr", "Venner") == "Dr|Venner");
  CHECK(core("Alasdair (Hettie)", "Osgerby") == "Alasdair (Hettie)|Osgerby");
  CHECK(core("", "Plato") == "|Plato");
}

TEST_CASE("they are left out when people are compared") {
  for (const auto* other : {"Dr Jo,Venner OBE,Ealing,", "Jo,Venner (she/her),Ealing,", "Jo,\"Venner, PhD\",Ealing,",
                            "Jo,Venner (Guest),Ealing,", "Jo,Venner Jr.,Ealing,", "Professor Dame Jo,Venner,Ealing,"}) {
    INFO(other);
    const auto preview = judged("Jo,Venner,Ealing,\n" + std::string(other) + "\n");
    CHECK(preview.people() == 1);
    CHECK(preview.verdicts.back().kind == VerdictKind::same_as_row);
  }
}

TEST_CASE("what they tell apart is two people until somebody says otherwise") {
  CHECK(told(judged("Mr A,Venner,Ealing,\nMrs A,Venner,Ealing,\nMrs A,Venner,Ealing,\n")) ==
        "row 3: looks like row 2, Mr A Venner, Ealing (equal name and organisation, though one title is a man’s, one a "
        "woman’s)\n"
        "row 4: same person row 3, Mrs A Venner, Ealing (equal name and organisation)\n");
  CHECK(judged("Cai,Dunn Jr.,Ealing,\nCai,Dunn Sr.,Ealing,\n").people() == 2);
  CHECK(judged("Sam,Jones (Finance),Ealing,\nSam,Jones (Education),Ealing,\n").people() == 2);
  CHECK(judged("Ann,Abell,Ealing,\nAnna,Bell,Ealing,\n").people() == 2);
}

TEST_CASE("they are left out when people are sorted") {
  struct SortedName {
    std::string first;
    std::string last;
  };
  std::vector<SortedName> people{{"Xanthe", "Gadsden MBE"}, {"Dr Ada", "Gadsden"},    {"Bea", "Gadsden, PhD"},
                                 {"Seán", "Ó Briain"},      {"Anna", "van der Berg"}, {"Cy", "Orme (he/him)"}};
  std::sort(people.begin(), people.end(), [](const SortedName& left, const SortedName& right) {
    return name_order(left.first, left.last) < name_order(right.first, right.last);
  });
  std::string order;
  for (const auto& each : people) order += each.first + " " + each.last + "\n";
  CHECK(order ==
        "Dr Ada Gadsden\nBea Gadsden, PhD\nXanthe Gadsden MBE\nSeán Ó Briain\nCy Orme (he/him)\nAnna van der Berg\n");
}
