"""Messages that no page of ours sends, by what they would do."""

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg, InstallSkillsRequestPayload
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import FileURLsRequest

INSTALL = BackendOperationRequest(install_skills=InstallSkillsRequestPayload())
UNHEARD = {
    "clear everybody's cache": BackMsg(clear_cache=True),
    "run when a file changes": BackMsg(set_run_on_save=True),
    "tell of the repository": BackMsg(load_git_info=True),
    "stop the server": BackMsg(debug_shutdown_runtime=True),
    "close the line": BackMsg(debug_disconnect_websocket=True),
    "an address for an upload": BackMsg(file_urls_request=FileURLsRequest(file_names=["x.csv"])),
    "write files into the server": BackMsg(backend_operation_request=INSTALL),
    "an address longer than any": BackMsg(rerun_script=ClientState(query_string="x=" + "y" * 5000)),
}
