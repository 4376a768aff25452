// What browsers ask for, and what they are given.
#include <muster/kit/base/accepted_language.hpp>

#include "support/catch.hpp"

using namespace muster;

TEST_CASE("the language asked for most of those that are offered is taken") {
  const std::vector<std::string> offered{"en", "cy", "pt", "zh-Hant"};
  CHECK(accepted_language("cy", offered) == "cy");
  CHECK(accepted_language("cy-GB, en;q=0.5", offered) == "cy");
  CHECK(accepted_language("fr, en-GB;q=0.8, cy;q=0.9", offered) == "cy");
  CHECK(accepted_language("en, cy", offered) == "en");
  CHECK(accepted_language("pt-BR", offered) == "pt");
  CHECK(accepted_language("ZH-hant-TW;q=0.001", offered) == "zh-Hant");
  CHECK(accepted_language("cy ; Q=0.3 , en ; q=0.2", offered) == "cy");
}

TEST_CASE("nothing is taken where nothing fits or the heading makes no sense") {
  const std::vector<std::string> offered{"en", "cy"};
  for (const auto* header :
       {"", "*", "fr", "cy;q=0", "cy;q=0.000", "cy;q=2", "cy;q=1.5", "cy;q=x", "cy;level=1", ",;,", "-cy", "zh"})
    CHECK(accepted_language(header, offered).empty());
  std::string many;
  for (int at = 0; at < 30; ++at) many += "xx,";
  CHECK(accepted_language(many + "cy", offered).empty());
  CHECK(accepted_language(std::string(600, 'x') + ",cy", offered).empty());
  CHECK(accepted_language("cy", {}).empty());
}
