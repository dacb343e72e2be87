;;; What every client is driven with: a writer who waits, notes what happened, and says yes.

(require 'package)
(package-initialize)
(require 'json)
(require 'yaml-mode)
(require 'markdown-mode)

(defvar result nil)

(defun note (key value) (push (cons key value) result))

(defun wait (condition)
  "Let Emacs work until CONDITION holds."
  (let ((left 600))
    (while (and (> left 0) (not (funcall condition)))
      (accept-process-output nil 0.1)
      (setq left (1- left)))
    (unless (funcall condition) (error "Waited in vain"))))

(setq make-backup-files nil)
(dolist (question '(y-or-n-p yes-or-no-p))
  (advice-add question :override #'always))
