/** The components and their pure logic: tasks, collectors, parsers, filters, the engine's vocabulary. */
module dev.driftless.domain {
    requires static org.jspecify;

    exports dev.driftless.domain.diff;
    exports dev.driftless.domain.event;
    exports dev.driftless.domain.host;
    exports dev.driftless.domain.plan;
    exports dev.driftless.domain.program;
    exports dev.driftless.domain.program.control;
    exports dev.driftless.domain.schema;
    exports dev.driftless.domain.task;
    exports dev.driftless.domain.task.account;
    exports dev.driftless.domain.task.exec;
    exports dev.driftless.domain.task.file;
    exports dev.driftless.domain.task.packages;
    exports dev.driftless.domain.template;
    exports dev.driftless.domain.value;

    uses dev.driftless.domain.schema.ComponentType;

    provides dev.driftless.domain.schema.ComponentType with
            dev.driftless.domain.program.control.AssertControl.Type,
            dev.driftless.domain.program.control.DebugControl.Type,
            dev.driftless.domain.program.control.FailControl.Type,
            dev.driftless.domain.program.control.IncludeTasksControl.Type,
            dev.driftless.domain.program.control.IncludeVarsControl.Type,
            dev.driftless.domain.program.control.SetFactControl.Type,
            dev.driftless.domain.task.account.GroupTask.Type,
            dev.driftless.domain.task.account.UserTask.Type,
            dev.driftless.domain.task.exec.CommandTask.Type,
            dev.driftless.domain.task.exec.ShellTask.Type,
            dev.driftless.domain.task.file.AssembleTask.Type,
            dev.driftless.domain.task.file.BlockInFileTask.Type,
            dev.driftless.domain.task.file.CopyTask.Type,
            dev.driftless.domain.task.file.DirectoryTask.Type,
            dev.driftless.domain.task.file.FileTask.Type,
            dev.driftless.domain.task.file.IniTask.Type,
            dev.driftless.domain.task.file.LineInFileTask.Type,
            dev.driftless.domain.task.file.ReplaceTask.Type,
            dev.driftless.domain.task.file.StatTask.Type,
            dev.driftless.domain.task.file.SymlinkTask.Type,
            dev.driftless.domain.task.file.TemplateTask.Type,
            dev.driftless.domain.task.file.UnarchiveTask.Type,
            dev.driftless.domain.task.packages.PackageTask.Type;
}
