# The catalogues of Muster's own words in other languages, compiled by gettext, which refuses what is not well formed.
find_program(MSGFMT msgfmt REQUIRED)
set(catalogue_folder ${PROJECT_BINARY_DIR}/catalogues)
file(MAKE_DIRECTORY ${catalogue_folder})
file(GLOB catalogue_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/locale/*.po)
set(catalogue_files "")
foreach(source IN LISTS catalogue_sources)
  get_filename_component(name ${source} NAME_WE)
  add_custom_command(OUTPUT ${catalogue_folder}/${name}.mo
    COMMAND ${MSGFMT} --check --output-file=${catalogue_folder}/${name}.mo ${source}
    DEPENDS ${source} VERBATIM)
  list(APPEND catalogue_files ${catalogue_folder}/${name}.mo)
endforeach()
# What reports say is gathered apart: a language may have the one without the other.
file(GLOB report_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/locale/reports/*.po)
foreach(source IN LISTS report_sources)
  get_filename_component(name ${source} NAME_WE)
  add_custom_command(OUTPUT ${catalogue_folder}/${name}.reports.mo
    COMMAND ${MSGFMT} --check --output-file=${catalogue_folder}/${name}.reports.mo ${source}
    DEPENDS ${source} VERBATIM)
  list(APPEND catalogue_files ${catalogue_folder}/${name}.reports.mo)
endforeach()
muster_embed(muster_catalogue catalogues ${catalogue_folder} ${catalogue_files})
add_custom_target(catalogue_files DEPENDS ${catalogue_files})
add_dependencies(embedded_catalogues catalogue_files)
