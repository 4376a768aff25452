# The first room makes the precompiled header and all others use it. A compiler takes it only where every macro that the
# headers ask for is the same, and Poco's targets set some (_FILE_OFFSET_BITS, _XOPEN_SOURCE): so they are set for all.
if(MUSTER_PRECOMPILE)
  get_target_property(poco_definitions Poco::Foundation INTERFACE_COMPILE_DEFINITIONS)
  add_compile_definitions("$<$<COMPILE_LANGUAGE:CXX>:${poco_definitions}>")
endif()

function(muster_precompile target)
  if(NOT MUSTER_PRECOMPILE)
    return()
  endif()
  target_compile_options(${target} PRIVATE -fpch-preprocess)
  if(target STREQUAL "muster_base")
    target_precompile_headers(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src/kit/base/precompiled.hpp)
  else()
    target_precompile_headers(${target} REUSE_FROM muster_base)
  endif()
endfunction()

# One static library per room, in the four groups of src/. USES names the rooms it links, LIBRARIES what others keep.
function(muster_room path)
  get_filename_component(name ${path} NAME)
  cmake_parse_arguments(ROOM "" "" "USES;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${path}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(NOT sources)
    file(WRITE ${PROJECT_BINARY_DIR}/empty/${name}.cpp "")
    set(sources ${PROJECT_BINARY_DIR}/empty/${name}.cpp)
  endif()
  add_library(muster_${name} STATIC ${sources})
  target_include_directories(muster_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include PRIVATE ${PROJECT_SOURCE_DIR}/src)
  list(TRANSFORM ROOM_USES PREPEND muster_)
  target_link_libraries(muster_${name} PUBLIC ${ROOM_USES} PRIVATE ${ROOM_LIBRARIES})
  muster_precompile(muster_${name})
endfunction()

muster_room(kit/base LIBRARIES PkgConfig::icu PkgConfig::sodium Poco::JSON)
muster_room(kit/lang USES base LIBRARIES Boost::boost)
muster_room(kit/query USES base lang LIBRARIES Boost::boost)
muster_room(kit/tabular USES base LIBRARIES PkgConfig::xlsxwriter PkgConfig::expat Poco::Zip Poco::Foundation)
muster_room(kit/stats USES base LIBRARIES Boost::boost)
muster_room(kit/text USES base LIBRARIES PkgConfig::icu ${STEMMER_LIBRARY})
muster_room(kit/catalogue USES base LIBRARIES Boost::locale PkgConfig::icu)
muster_room(kit/type LIBRARIES PkgConfig::pango)
muster_room(kit/calendar USES base LIBRARIES PkgConfig::ical)
muster_room(kit/draw USES base type LIBRARIES PkgConfig::pango PkgConfig::rsvg PkgConfig::qrencode)
muster_room(kit/print USES base type draw LIBRARIES PkgConfig::pango PkgConfig::rsvg PkgConfig::qpdf)
# Clang refuses the header of qpdf 11.3 as C++20: a vector of parts not known yet, which only C++17 allows it.
set_source_files_properties(${PROJECT_SOURCE_DIR}/src/kit/print/structure.cpp
  PROPERTIES COMPILE_OPTIONS -std=c++17 SKIP_PRECOMPILE_HEADERS ON)
muster_room(kit/document USES base draw print tabular LIBRARIES Poco::XML Poco::Zip Poco::Foundation)

muster_room(platform/store USES base LIBRARIES sqlite PkgConfig::libpq)
muster_room(platform/web USES base catalogue tabular LIBRARIES ZLIB::ZLIB PkgConfig::ctemplate PkgConfig::sodium Poco::JSON)
muster_room(platform/net USES base catalogue web LIBRARIES Boost::boost OpenSSL::SSL Threads::Threads PkgConfig::sodium)
muster_room(platform/jobs USES base store LIBRARIES Poco::JSON)
muster_room(platform/mail USES base store LIBRARIES PkgConfig::cmark Poco::NetSSL Poco::Net Poco::Foundation)

muster_room(domain/site USES base catalogue web store jobs)
muster_room(domain/forms USES base catalogue lang query LIBRARIES Boost::boost Poco::JSON)
muster_room(domain/conversions USES base query tabular forms LIBRARIES PkgConfig::expat)
muster_room(domain/access USES base mail store site LIBRARIES Poco::JSON)
muster_room(domain/people USES base tabular draw store site LIBRARIES Poco::JSON)
muster_room(domain/intake USES base tabular store jobs site access LIBRARIES Poco::JSON)
muster_room(domain/events USES base access people intake store site LIBRARIES Poco::JSON)
muster_room(domain/indicators USES base stats tabular draw access people events intake store site)
muster_room(domain/booking USES base calendar draw print jobs mail access people events intake tabular store site LIBRARIES Poco::JSON)
muster_room(domain/membership USES base jobs mail draw print access people events tabular store site LIBRARIES Poco::JSON)
muster_room(domain/feedback USES base catalogue text jobs access people events booking intake forms conversions query stats tabular store site draw print LIBRARIES Poco::JSON)
muster_room(domain/themes USES base lang text stats tabular jobs access events booking forms feedback store site
            LIBRARIES Boost::boost Poco::JSON PkgConfig::expat)
muster_room(domain/figures USES base query stats text draw document tabular access people events booking forms feedback themes
            store site LIBRARIES Poco::JSON)
muster_room(domain/words USES base stats text draw access events booking forms feedback figures store site)
muster_room(domain/room USES base text draw access events feedback store site LIBRARIES Poco::JSON)
muster_room(domain/report USES base jobs access lang query stats text draw document figures events indicators store site LIBRARIES Boost::boost PkgConfig::cmark)
muster_room(domain/privacy USES base store jobs site access mail people events intake booking membership feedback themes report tabular
            LIBRARIES Poco::JSON)

muster_room(front/dashboard USES words base store jobs site access mail people membership indicators figures events booking feedback themes room report LIBRARIES PkgConfig::cmark)
muster_room(front/api USES base store site access themes figures events indicators LIBRARIES Poco::JSON)
muster_room(front/app USES words base store jobs net site access mail people membership events indicators intake booking feedback themes figures room report privacy dashboard api text
            tabular LIBRARIES Poco::Util Poco::JSON Poco::Foundation)
muster_room(front/cli USES app LIBRARIES Poco::JSON)
# CLI11 stands in headers and is compiled anew with each file that names it: 70 s for the room, 12 s as one. Words on a
# command line need no speed.
set_target_properties(muster_cli PROPERTIES UNITY_BUILD ${MUSTER_JOIN_COMMANDS} UNITY_BUILD_BATCH_SIZE 0)
target_compile_options(muster_cli PRIVATE $<$<CONFIG:Release>:-O1>)

file(GLOB migrations CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/platform/store/migrations/*.sql)
file(GLOB word_lists CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/kit/text/lists/*.list)
muster_embed(muster_text word_lists ${PROJECT_SOURCE_DIR}/src/kit/text/lists ${word_lists})
muster_embed(muster_store migrations ${PROJECT_SOURCE_DIR}/src/platform/store/migrations ${migrations})
file(GLOB_RECURSE pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*/*/pages/*.html)
muster_embed(muster_web pages ${PROJECT_SOURCE_DIR}/src ${pages})
file(GLOB_RECURSE mails CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*/*/mail/*.mail)
muster_embed(muster_mail mails ${PROJECT_SOURCE_DIR}/src ${mails})
file(GLOB_RECURSE shipped CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/forms/*.form ${PROJECT_SOURCE_DIR}/reports/*.report
     ${PROJECT_SOURCE_DIR}/examples/*.csv ${PROJECT_SOURCE_DIR}/examples/*.txt ${PROJECT_SOURCE_DIR}/examples/*.form ${PROJECT_SOURCE_DIR}/docs/*-language.md ${PROJECT_SOURCE_DIR}/docs/conversions.md)
muster_embed(muster_app shipped ${PROJECT_SOURCE_DIR} ${shipped})

include(cmake/Assets.cmake)
include(cmake/Catalogues.cmake)

if(EXISTS ${PROJECT_SOURCE_DIR}/src/front/cli/main.cpp)
  add_executable(muster src/front/cli/main.cpp)
  target_link_libraries(muster PRIVATE muster_cli)
  set_target_properties(muster PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
endif()
