// A file of settings of any shape is read in a time like its length, with all that is wrong in it.
#include "support/catch.hpp"
#include "support/growth.hpp"
#include "support/temporary_folder.hpp"

#include <muster/front/app/settings.hpp>

#include <fstream>

using namespace muster;

TEST_CASE("a file of settings of any shape is read in a time like its length") {
  const test::TemporaryFolder folder;
  const auto file = folder.file("muster.properties");
  const auto read = [&](const std::string& text) {
    std::ofstream(file) << text;
    const auto settings = app::Settings::read({{}, [](const std::string&) { return std::nullopt; }, file, true});
    for (const auto& name : app::setting_names()) (void)settings.list(name.name);
    (void)settings.told();
  };
  for (const std::string piece :
       {"unknown-# = x\n", "listen = 127.0.0.1:#\n", "# a remark\n", "\n", "host = a#, ", "a,", "\\\n", "a.b.c# = d\n",
        "=", "listen", "requests-per-second = #\n", "x-# \\\n", "${listen}", "\\u0041", "é"}) {
    CAPTURE(piece);
    for (const std::string& before : {std::string(), std::string("host = ")})
      CHECK(growth::fault_of(growth::numbered(piece, before), read, 4 << 10, 16 << 10) == "");
  }
}
