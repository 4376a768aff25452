// What programs are told: members in their order, what is missing left out, and text escaped.
#include <muster/kit/base/json.hpp>

#include "support/catch.hpp"

using namespace muster;

TEST_CASE("an object is said in one expression, and written in that order") {
  const std::vector<int> steps{3, 1};
  const auto json = json_object({{"zeta", "a \"b\"\n\u2019"},
                                 {"alpha", true},
                                 {"rows", std::size_t{12}},
                                 {"share", 0.5},
                                 {"nothing", nullptr},
                                 {"open", std::optional<std::string>()},
                                 {"names", std::vector<std::string>{"Ada", "Bea"}},
                                 {"steps", json_array(steps, [](int step) { return json_object({{"at", step}}); })}});
  CHECK(json_text(json) ==
        "{\"zeta\":\"a \\\"b\\\"\\n\u2019\",\"alpha\":true,\"rows\":12,\"share\":0.5,\"nothing\":null,\"open\":null,"
        "\"names\":[\"Ada\",\"Bea\"],\"steps\":[{\"at\":3},{\"at\":1}]}");
  // How a name and its value are parted is the library's.
  CHECK(json_text(json_object({{"one", 1}}), 2).starts_with("{\n  \"one\""));
}

TEST_CASE("a member that holds nothing can be left out") {
  const std::optional<int> none;
  const auto twice = [](int number) { return 2 * number; };
  CHECK(json_text(json_object({{"text", if_any("")},
                               {"list", if_any(std::vector<std::string>())},
                               {"value", if_any(none)},
                               {"made", if_any(none, twice)},
                               {"said", json_if(false, "no")}})) == "{}");
  CHECK(json_text(json_object({{"text", if_any("a")},
                               {"list", if_any(std::vector<std::string>{"b"})},
                               {"value", if_any(std::optional(3))},
                               {"made", if_any(std::optional(4), twice)},
                               {"said", json_if(true, "yes")}})) ==
        "{\"text\":\"a\",\"list\":[\"b\"],\"value\":3,\"made\":8,\"said\":\"yes\"}");
}

TEST_CASE("members of two objects stand behind each other") {
  CHECK(json_text(json_joined(json_object({{"b", 1}}), json_object({{"a", 2}}))) == "{\"b\":1,\"a\":2}");
}
