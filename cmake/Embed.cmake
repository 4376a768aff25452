# Puts files into the program, so that one binary and one database are all there is to carry about.
#
#   muster_embed(<target> <set> <base folder> <file>...)
#
# gives <target> the header <muster/embedded/<set>.hpp> with `embedded::<set>()`: every file's name relative to the
# base folder, and its bytes. The assembler's .incbin does the work, so large files cost no compile time.
function(muster_embed target set base)
  set(files ${ARGN})
  list(SORT files)
  set(folder ${PROJECT_BINARY_DIR}/embedded)
  set(declarations "")
  set(entries "")
  set(number 0)
  foreach(file IN LISTS files)
    get_filename_component(file ${file} ABSOLUTE)
    file(RELATIVE_PATH name ${base} ${file})
    set(symbol "muster_${set}_${number}")
    string(APPEND declarations
      "__asm__(\".section .rodata\\n${symbol}_begin:\\n.incbin \\\"${file}\\\"\\n${symbol}_end:\\n.byte 0\\n.previous\\n\");\n"
      "extern const char ${symbol}_begin[] __asm__(\"${symbol}_begin\");\n"
      "extern const char ${symbol}_end[] __asm__(\"${symbol}_end\");\n")
    string(APPEND entries
      "      {\"${name}\", {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${folder}/muster/embedded/${set}.hpp @ONLY CONTENT
"#pragma once
#include <muster/kit/base/embedded.hpp>
namespace muster::embedded { const std::vector<File>& ${set}(); }
")
  file(CONFIGURE OUTPUT ${folder}/${set}.cpp @ONLY CONTENT
"#include <muster/embedded/${set}.hpp>
${declarations}
const std::vector<muster::embedded::File>& muster::embedded::${set}() {
  static const std::vector<File> files{
${entries}  };
  return files;
}
")
  set_source_files_properties(${folder}/${set}.cpp PROPERTIES OBJECT_DEPENDS "${files}")
  add_library(embedded_${set} STATIC ${folder}/${set}.cpp)
  target_include_directories(embedded_${set} PUBLIC ${folder} ${PROJECT_SOURCE_DIR}/include)
  # A cached object would keep yesterday's bytes: the compiler never sees what .incbin reads.
  set_target_properties(embedded_${set} PROPERTIES CXX_COMPILER_LAUNCHER "")
  target_link_libraries(${target} PUBLIC embedded_${set})
endfunction()
